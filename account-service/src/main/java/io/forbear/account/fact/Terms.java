package io.forbear.account.fact;

import io.forbear.service.place.Jurisdictions;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account is, apart from its amounts.
 *
 * <p>None can be made if the creditor, the product or a jurisdiction is blank.
 *
 * @param creditor the legal entity the debt is owed to
 * @param jurisdictions whose law governs the account: ISO 3166, optionally with subdivision
 * @param limitationEndsAt the last day on which the debt can be sued for
 * @param chargedOff written off by the creditor, as core banking states or as was approved here
 */
public record Terms(
        String creditor,
        String product,
        List<String> jurisdictions,
        Coverage coverage,
        @Nullable LocalDate limitationEndsAt,
        boolean chargedOff) {
    public Terms {
        requireText("creditor", creditor);
        requireText("product", product);
        jurisdictions.forEach(jurisdiction -> requireText("jurisdiction", jurisdiction));
        jurisdictions = List.copyOf(jurisdictions);
    }

    /**
     * Whether its law is that of a jurisdiction, or of a subdivision of it.
     *
     * @param jurisdiction null: every one
     */
    public boolean isUnder(@Nullable String jurisdiction) {
        return jurisdiction == null || Jurisdictions.covers(List.of(jurisdiction), jurisdictions);
    }

    /** The same of an account that was written off here, whatever core banking states. */
    public Terms writtenOff() {
        return new Terms(creditor, product, jurisdictions, coverage, limitationEndsAt, true);
    }

    private static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }
}
