package io.forbear.contact.template;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.service.place.Jurisdictions;
import java.util.Set;

/**
 * For which accounts something holds; an empty set stands for all. A jurisdiction includes its
 * parts, as US does US-NY.
 */
public record Scope(Set<String> jurisdictions, Set<Coverage> coverage) {
    public static final Scope EVERYWHERE = new Scope(Set.of(), Set.of());

    public Scope {
        jurisdictions = Set.copyOf(jurisdictions);
        coverage = Set.copyOf(coverage);
    }

    boolean covers(Account account) {
        return (coverage.isEmpty() || coverage.contains(account.coverage()))
                && (jurisdictions.isEmpty()
                        || Jurisdictions.covers(jurisdictions, account.jurisdictions()));
    }

    /** Whether there can be an account that both cover. */
    boolean meets(Scope other) {
        return (coverage.isEmpty()
                        || other.coverage.isEmpty()
                        || coverage.stream().anyMatch(other.coverage::contains))
                && (jurisdictions.isEmpty()
                        || other.jurisdictions.isEmpty()
                        || Jurisdictions.covers(other.jurisdictions, jurisdictions)
                        || Jurisdictions.covers(jurisdictions, other.jurisdictions));
    }

    /** Whether it covers every account the other does. */
    boolean contains(Scope other) {
        return (coverage.isEmpty()
                        || (!other.coverage.isEmpty() && coverage.containsAll(other.coverage)))
                && (jurisdictions.isEmpty()
                        || (!other.jurisdictions.isEmpty()
                                && other.jurisdictions.stream().allMatch(this::includes)));
    }

    private boolean includes(String place) {
        return Jurisdictions.covers(jurisdictions, Set.of(place));
    }
}
