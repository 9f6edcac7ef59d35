package io.forbear.packs.retention;

/** What data about a person are, as far as laws on keeping them tell them apart. */
public enum DataClass {
    /** Numbers and addresses, and what they are recognised by. */
    CONTACT_POINTS,
    /** What he and others wrote about him: notes, answers, rows of reports as they came. */
    FREE_TEXTS,
    /** What was proposed, decided, done and found, by opaque ids. */
    CONTACT_RECORDS,
    /** What was said to him. */
    MESSAGE_TEXTS,
    /** Complaints, their steps and answers. */
    COMPLAINTS,
    /** Plans, promises, settlements, what was assessed for them, and their documents. */
    AGREEMENTS,
    /** What was owed and paid, stages, placements, legal referrals. */
    ACCOUNT_RECORDS
}
