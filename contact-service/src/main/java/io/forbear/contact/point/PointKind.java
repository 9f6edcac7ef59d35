package io.forbear.contact.point;

/** What a contact point is. */
enum PointKind {
    PHONE,
    EMAIL,
    ADDRESS
}
