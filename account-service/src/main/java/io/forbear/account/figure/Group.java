package io.forbear.account.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are counted together: always of one currency, and alike in whatever else was asked
 * for; what was not is null.
 *
 * @param cohort month of the earliest due date ever stated as unpaid, like 2026-03; NONE if there
 *     is none
 * @param agency NONE for accounts that are with no agency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"cohort", "stage", "product", "agency", "currency"})
record Group(
        @Nullable String cohort,
        @Nullable String stage,
        @Nullable String product,
        @Nullable String agency,
        String currency)
        implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
            Comparator.comparing((Group group) -> text(group.cohort))
                    .thenComparing(group -> text(group.stage))
                    .thenComparing(group -> text(group.product))
                    .thenComparing(group -> text(group.agency))
                    .thenComparing(group -> group.currency);

    static Group of(Traits traits, Set<Dimension> by) {
        return new Group(
                by.contains(Dimension.COHORT) ? traits.cohort() : null,
                by.contains(Dimension.STAGE) ? traits.stage() : null,
                by.contains(Dimension.PRODUCT) ? traits.product() : null,
                by.contains(Dimension.AGENCY) ? traits.agency() : null,
                traits.currency());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
