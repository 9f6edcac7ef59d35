package io.forbear.contact.debtor;

import org.jspecify.annotations.Nullable;

/**
 * The segments of an account as account-service judged them from its history.
 *
 * @param risk null: not known
 * @param willingness to pay; null: not known
 */
public record Segment(@Nullable String risk, @Nullable String willingness) {}
