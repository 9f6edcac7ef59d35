package io.forbear.contact.point;

/** What kind of line a telephone number is of, by its country's numbering plan. */
enum Line {
    MOBILE,
    FIXED,
    /** The plan does not tell them apart, as in the United States. */
    FIXED_OR_MOBILE,
    VOIP
}
