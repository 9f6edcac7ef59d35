package io.forbear.plan.limits;

/**
 * Why something cannot be a plan.
 *
 * @param field the field at fault, as the caller named it
 * @param reason what is asked for and what was found, with the law where one asks for it
 */
public record Refusal(String field, String reason) {}
