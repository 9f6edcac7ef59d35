package io.forbear.account.fact;

/**
 * The segments of an account that others are told.
 *
 * @param risk as the points table names it
 * @param willingness to pay, as the points table names it
 */
public record Segments(String risk, String willingness) {}
