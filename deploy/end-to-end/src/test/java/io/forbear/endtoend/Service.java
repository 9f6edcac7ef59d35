package io.forbear.endtoend;

/** The services, in the order of their ports. */
enum Service {
    ACCOUNT,
    CONTACT,
    PLAN,
    COMPLIANCE
}
