package io.forbear.rules.frequency;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Evidence.Item;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.Past;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import io.forbear.rules.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * No call for some days after a telephone conversation, in either direction, about the same debt
 * (12 CFR 1006.14(b)(2)(i)(B); comment 14(b)(2)(i)-1.ii). The date of the conversation is day 1:
 * with seven days a conversation on date C blocks C to C+6, and C+7 is the first free date.
 */
public final class PauseAfterConversation implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "pause-after-conversation",
                    "a call within days dates of a telephone conversation about the same debt",
                    parameters(),
                    PauseAfterConversation::new);

    private final int days;
    private final WallClock clock;
    private final Counted counted;
    private final Bucket bucket;
    private final ConsentedCalls consented;

    private PauseAfterConversation(Parameters parameters) {
        days = parameters.number("days", 1);
        clock = parameters.clock("zone");
        counted = Counted.of(parameters);
        bucket = Bucket.of(parameters);
        consented =
                new ConsentedCalls(
                        parameters.number("consentDays", 0),
                        parameters.flag("consentEndsWithConversation"));
    }

    private static List<String> parameters() {
        var names = new ArrayList<>(Counted.PARAMETERS);
        Collections.addAll(
                names, "days", "zone", "same", "consentDays", "consentEndsWithConversation");
        return names;
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var subject = situation.subject();
        if (!counted.concerns(subject.contact()) || !counted.counts(subject)) {
            return;
        }
        var zones = clock.zones(situation.profile());
        int blocking = 0;
        Attempt conversation = null;
        Instant until = Instant.MIN;
        for (int z = 0; z < zones.size(); z++) {
            var found = conversation(situation, zones.get(z));
            if (found != null) {
                blocking++;
                conversation = found;
                // afterwards nobody waits
                var free = situation.atGate() ? firstFree(found, zones.get(z)) : Breaches.NEVER;
                until = free.isAfter(until) ? free : until;
            }
        }
        if (conversation == null) {
            return;
        }
        var last = conversation;
        if (situation.atGate() || blocking == zones.size()) {
            out.report(until, () -> evidence(situation, last, zones.getFirst()));
        } else {
            out.observe(evidence(situation, last, zones.getFirst()));
        }
    }

    private Instant firstFree(Attempt conversation, ZoneId zone) {
        return Situation.startOf(LocalDate.ofInstant(conversation.at(), zone).plusDays(days), zone);
    }

    /** The last conversation before the call whose days are not over. */
    private @Nullable Attempt conversation(Situation situation, ZoneId zone) {
        var start = situation.windowStart(zone, days);
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (earlier.at().isBefore(start)) {
                return null;
            }
            if (blocks(situation, earlier)) {
                return underConsent(situation, zone) ? null : earlier;
            }
        }
        return null;
    }

    private boolean blocks(Situation situation, Attempt earlier) {
        return earlier.contact().channel().isVoice()
                && earlier.mayBe(Outcome.CONVERSATION)
                && bucket.holdsBoth(earlier, situation.subject())
                && sharesBoundAccount(situation, earlier);
    }

    private static boolean sharesBoundAccount(Situation situation, Attempt earlier) {
        for (int i = 0; i < situation.accounts().size(); i++) {
            if (earlier.contact().accountIds().contains(situation.accounts().get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean underConsent(Situation situation, ZoneId zone) {
        return ConsentedCalls.possible(situation.file())
                && consented.include(
                        situation, situation.subject(), situation.earlierCount(), zone);
    }

    private Evidence evidence(Situation situation, Attempt conversation, ZoneId zone) {
        var date = LocalDate.ofInstant(conversation.at(), zone);
        var today = situation.local(zone).toLocalDate();
        var free = date.plusDays(days);
        return Evidence.of(
                        "call on "
                                + today
                                + ", conversation on "
                                + date
                                + ", first free date "
                                + free,
                        Item.of("conversationDate", date),
                        Item.of("localDate", today),
                        Item.of("days", days),
                        Item.of("zone", zone))
                .on(List.of(conversation.id()));
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return earlier.contact().channel().isVoice()
                && counted.concerns(later.contact())
                && bucket.holdsBoth(earlier, later)
                && earlier.contact().sharesAccountWith(later.contact())
                && later.at()
                        .minusSeconds((days + consented.reachDays() + 2L) * 86_400)
                        .isBefore(earlier.at());
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.daily(clock);
    }

    @Override
    public Duration lookBack() {
        return Duration.ofDays(days + 2L + consented.lookBackDays());
    }

    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        consented.remember(past, out);
    }
}
