def bare(d,o): pass
def cairo(d,o): open(o,'wb')
