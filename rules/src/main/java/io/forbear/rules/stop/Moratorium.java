package io.forbear.rules.stop;

import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/**
 * No collection while a moratorium holds for the account, from its start to its end as they were
 * told: 11 USC 362(a)(6); Debt Respite Scheme Regulations 2020.
 */
public final class Moratorium implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "moratorium",
                    "an outbound contact for one of the purposes while such a moratorium holds for"
                            + " one of its accounts",
                    List.of("kinds", "purposes"),
                    Moratorium::new);

    private final Set<MoratoriumKind> kinds;
    private final Set<Purpose> purposes;

    private Moratorium(Parameters parameters) {
        kinds = parameters.set("kinds", MoratoriumKind.class);
        purposes = parameters.set("purposes", Purpose.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound() || !purposes.contains(contact.purpose())) {
            return;
        }
        for (var started : situation.file().all(Fact.MoratoriumStarted.class)) {
            if (kinds.contains(started.kind())) {
                for (var account : situation.accounts()) {
                    if (holds(situation, started, account)) {
                        out.report(
                                Evidence.of("a moratorium holds for the account")
                                        .with("kind", started.kind())
                                        .with("account", account)
                                        .with("since", started.occurredAt())
                                        .on(List.of(started.id())));
                        return;
                    }
                }
            }
        }
    }

    private static boolean holds(
            Situation situation, Fact.MoratoriumStarted started, String account) {
        if (started.occurredAt().isAfter(situation.at())
                || !started.accountIds().contains(account)) {
            return false;
        }
        for (var ended : situation.file().all(Fact.MoratoriumEnded.class)) {
            if (ended.kind() == started.kind()
                    && ended.accountIds().contains(account)
                    && !ended.occurredAt().isBefore(started.occurredAt())
                    && !ended.occurredAt().isAfter(situation.at())) {
                return false;
            }
        }
        return true;
    }
}
