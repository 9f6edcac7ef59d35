package io.forbear.contact.point;

/** Where a contact point comes from. */
enum Source {
    /** The application for the account. */
    APPLICATION,
    CORE_BANKING,
    /** The person himself. */
    PERSON,
    /** A collector learnt it while working on the account. */
    COLLECTOR,
    AGENCY,
    /** A lawful outside register. */
    REGISTER
}
