package io.forbear.contact.erasure;

import io.forbear.packs.retention.DataClass;
import io.forbear.packs.retention.RetentionRule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept by a rule.
 *
 * @param until when it may go; null: when {@code as} is over
 * @param as what it lasts as long as, or is counted from
 */
record Kept(
        String rule,
        String title,
        String citation,
        List<DataClass> what,
        @Nullable Instant until,
        RetentionRule.Start as) {
    Kept {
        what = List.copyOf(what);
    }

    /** The classes of data of which something is to be kept. */
    static Set<DataClass> classes(Collection<Kept> kept) {
        return kept.stream()
                .flatMap(one -> one.what().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Kept by(RetentionRule rule, @Nullable Instant until) {
        return new Kept(
                rule.id(),
                rule.title(),
                rule.citation(),
                rule.keeps().stream().sorted().toList(),
                until,
                rule.from());
    }
}
