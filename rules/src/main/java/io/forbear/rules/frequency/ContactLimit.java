package io.forbear.rules.frequency;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Consequence;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Evidence.Item;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * At most so many contacts within so many local dates. The window of a contact on date d is d-(n-1)
 * to d, dates on the wall clock, never hours; the first contact beyond the limit breaks the rule
 * and so does each further one. Contacts are put in order of event time.
 *
 * <p>Where the law leaves open whether an outcome counts (uncertainOutcomes), it counts at the gate
 * and leads to an observation afterwards. Where the debtor may be in several zones whose dates
 * differ, the gate goes by the worst, and what is over the limit in some zones only is an
 * observation.
 */
public final class ContactLimit implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "contact-limit",
                    "more than max outbound contacts of a bucket within days local dates",
                    parameters(),
                    ContactLimit::new);

    private final int max;
    private final int days;
    private final WallClock clock;
    private final Counted counted;
    private final Bucket bucket;
    private final boolean perDebt;
    private final @Nullable ConsentedCalls consented;
    private final @Nullable Consequence consequence;

    private ContactLimit(Parameters parameters) {
        max = parameters.number("max", 0);
        days = parameters.number("days", 1);
        clock = parameters.clock("zone");
        counted = Counted.of(parameters);
        bucket = Bucket.of(parameters);
        perDebt = parameters.flag("perDebt");
        consented =
                parameters.has("consentDays")
                        ? new ConsentedCalls(
                                parameters.number("consentDays", 0),
                                parameters.flag("consentEndsWithConversation"))
                        : null;
        consequence =
                parameters.has("consequence")
                        ? parameters.choice("consequence", Consequence.class)
                        : null;
    }

    private static List<String> parameters() {
        var names = new ArrayList<>(Counted.PARAMETERS);
        Collections.addAll(
                names,
                "max",
                "days",
                "zone",
                "same",
                "perDebt",
                "consentDays",
                "consentEndsWithConversation",
                "consequence");
        return names;
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var subject = situation.subject();
        if (!counted.concerns(subject.contact()) || !counted.mayCount(subject)) {
            return;
        }
        var zones = clock.zones(situation.profile());
        int sure = 0;
        int possible = 0;
        Count worst = null;
        for (int z = 0; z < zones.size(); z++) {
            var count = worstDebt(situation, zones.get(z));
            if (count != null) {
                possible++;
                sure += count.sure ? 1 : 0;
                worst = worst == null || count.until().isAfter(worst.until()) ? count : worst;
            }
        }
        if (worst == null) {
            return;
        }
        if (situation.atGate() || sure == zones.size()) {
            // afterwards nobody waits
            var until = situation.atGate() ? worst.until() : Breaches.NEVER;
            report(out, until, worst::evidence);
        } else if (possible > 0) {
            out.observe(worst.evidence());
        }
    }

    private void report(Breaches out, Instant until, Supplier<Evidence> evidence) {
        if (consequence == null) {
            out.report(until, evidence);
        } else {
            out.report(consequence, until, evidence);
        }
    }

    /** The count over the limit of the debt that has most; null when none is over it. */
    private @Nullable Count worstDebt(Situation situation, ZoneId zone) {
        if (underConsent(situation, situation.subject(), situation.earlierCount(), zone)) {
            return null;
        }
        if (!perDebt) {
            return count(situation, zone, null);
        }
        Count worst = null;
        for (int i = 0; i < situation.accounts().size(); i++) {
            var count = count(situation, zone, situation.accounts().get(i));
            if (count != null && (worst == null || count.worseThan(worst))) {
                worst = count;
            }
        }
        return worst;
    }

    private @Nullable Count count(Situation situation, ZoneId zone, @Nullable String debt) {
        var start = situation.windowStart(zone, days);
        var subject = situation.subject();
        int certain = counted.counts(subject) ? 1 : 0;
        int all = 1;
        Attempt lastAllowed = null;
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (earlier.at().isBefore(start)) {
                break;
            }
            if (belongs(situation, earlier, i, zone, debt)) {
                all++;
                lastAllowed = all == max + 1 ? earlier : lastAllowed;
                certain += counted.counts(earlier) ? 1 : 0;
            }
        }
        if (all <= max) {
            return null;
        }
        boolean sure = counted.counts(subject) && certain > max;
        return new Count(sure, situation, zone, debt, start, lastAllowed);
    }

    private boolean belongs(
            Situation situation, Attempt earlier, int index, ZoneId zone, @Nullable String debt) {
        return counted.concerns(earlier.contact())
                && bucket.holdsBoth(earlier, situation.subject())
                && (debt == null || earlier.contact().accountIds().contains(debt))
                && counted.mayCount(earlier)
                && !underConsent(situation, earlier, index, zone);
    }

    private boolean underConsent(Situation situation, Attempt attempt, int earlier, ZoneId zone) {
        var consents = consented;
        return consents != null
                && ConsentedCalls.possible(situation.file())
                && consents.include(situation, attempt, earlier, zone);
    }

    /** The contacts of the window before the subject. */
    private List<String> members(
            Situation situation, ZoneId zone, @Nullable String debt, Instant start) {
        var members = new ArrayList<String>();
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (earlier.at().isBefore(start)) {
                break;
            }
            if (belongs(situation, earlier, i, zone, debt)) {
                members.add(earlier.id());
            }
        }
        Collections.reverse(members);
        return members;
    }

    private final class Count {
        private final boolean sure;
        private final Situation situation;
        private final ZoneId zone;
        private final @Nullable String debt;
        private final Instant start;
        private final @Nullable Attempt lastAllowed;

        private Count(
                boolean sure,
                Situation situation,
                ZoneId zone,
                @Nullable String debt,
                Instant start,
                @Nullable Attempt lastAllowed) {
            this.sure = sure;
            this.situation = situation;
            this.zone = zone;
            this.debt = debt;
            this.start = start;
            this.lastAllowed = lastAllowed;
        }

        /** When the limit leaves room for a contact made then: so many of those before are out. */
        private Instant until() {
            var last = lastAllowed;
            return last == null
                    ? Breaches.NEVER
                    : Situation.startOf(LocalDate.ofInstant(last.at(), zone).plusDays(days), zone);
        }

        private boolean worseThan(Count other) {
            return sure != other.sure ? sure : until().isAfter(other.until());
        }

        private Evidence evidence() {
            var earlier = members(situation, zone, debt, start);
            var date = situation.local(zone).toLocalDate();
            int count = earlier.size() + 1;
            var first = LocalDate.ofInstant(start, zone);
            var sum = "contact " + count + " of at most " + max + " on " + first + " to " + date;
            var evidence =
                    Evidence.of(
                                    sum,
                                    Item.of("count", count),
                                    Item.of("limit", max),
                                    Item.of("windowDays", days),
                                    Item.of("localDate", date),
                                    Item.of("zone", zone))
                            .on(earlier);
            return debt == null ? evidence : evidence.with("account", debt);
        }
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        if (!counted.concerns(later.contact())) {
            return false;
        }
        var consents = consented;
        return (inWindow(earlier, later, days) && inOneBucket(earlier, later))
                // a conversation ends a consent, which may bring back calls in between
                || (consents != null
                        && earlier.contact().channel().isVoice()
                        && inWindow(earlier, later, days + consents.reachDays()));
    }

    private boolean inOneBucket(Attempt earlier, Attempt later) {
        return counted.concerns(earlier.contact())
                && bucket.holdsBoth(earlier, later)
                && (!perDebt || earlier.contact().sharesAccountWith(later.contact()));
    }

    /** Two instants whose local dates lie this close differ by less than two days more. */
    private static boolean inWindow(Attempt earlier, Attempt later, int days) {
        return later.at().minusSeconds((days + 2L) * 86_400).isBefore(earlier.at());
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.daily(clock);
    }

    @Override
    public Duration lookBack() {
        var consents = consented;
        return Duration.ofDays(days + 2L + (consents == null ? 0 : consents.lookBackDays()));
    }

    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        var consents = consented;
        if (consents != null) {
            consents.remember(past, out);
        }
    }
}
