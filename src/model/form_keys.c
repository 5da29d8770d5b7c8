/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of projects and of the overall form. */
#include "model/form_keys.h"

const char *const *mx_form_keys(MxFormKind kind, MxFormPart part) {
    static const char *const PROJECT_HEAD[] = { "code", "department", "department_code",
                                                "unit", "attribute",  "term",
                                                NULL };
    static const char *const PROJECT_BODY[] = { "overview", "basis", "necessity",
                                                "measures", "plan",  NULL };
    static const char *const OVERALL_HEAD[] = { "department",
                                                "department_code",
                                                "functional_departments",
                                                "subordinate_units",
                                                "staff_quota",
                                                "staff",
                                                "duties",
                                                "strategy",
                                                NULL };
    static const char *const NOTHING[] = { NULL };
    if (kind == MX_FORM_PROJECT)
        return part == MX_FORM_HEAD ? PROJECT_HEAD : PROJECT_BODY;
    return part == MX_FORM_HEAD ? OVERALL_HEAD : NOTHING;
}
