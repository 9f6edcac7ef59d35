package io.forbear.compliance.complaint;

/** Whether something may be done about a complaint. */
sealed interface Ruling {

    /** It may; this is done. */
    record Do(Step step) implements Ruling {}

    /** It was done before. */
    record Unchanged() implements Ruling {}

    /** Things do not stand so that it may. */
    record Conflict(String reason) implements Ruling {}

    /** A value breaks a rule. */
    record Invalid(String field, String message) implements Ruling {}
}
