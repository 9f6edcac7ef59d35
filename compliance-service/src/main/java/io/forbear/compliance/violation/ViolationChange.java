package io.forbear.compliance.violation;

/**
 * One entry of the feed.
 *
 * @param number rises in the order of the changes
 * @param violation as it stood after the change
 */
record ViolationChange(long number, Violation violation) {}
