package io.forbear.account.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With which outside entity an account is placed, as others are told with every event about it.
 *
 * @param authority null: nothing entitles the entity to collect
 * @param noticeSentAt when the debtor was told about it; null: not yet
 */
public record Placement(
        String legalEntityId,
        CollectorKind kind,
        Instant placedAt,
        @Nullable Authority authority,
        @Nullable Instant noticeSentAt) {

    /**
     * That the entity may collect.
     *
     * @param jurisdictions where: ISO 3166, optionally with subdivision
     * @param from first day
     * @param to last day, included; null: no end
     * @param published on the bank's published list
     */
    public record Authority(
            List<String> jurisdictions, LocalDate from, @Nullable LocalDate to, boolean published) {
        public Authority {
            jurisdictions = List.copyOf(jurisdictions);
        }
    }
}
