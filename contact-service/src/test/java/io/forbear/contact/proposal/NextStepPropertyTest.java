package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.HOME;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.notice;
import static io.forbear.contact.debtor.Examples.owing;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Complaint;
import io.forbear.contact.debtor.Examples;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.debtor.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever happens to a debtor, in whatever order. */
class NextStepPropertyTest {
    private static final Treatment TREATMENT = Stories.TREATMENT;
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    /** What may become known; each kind is known to hold, to end a hold, or to change a fact. */
    private static final List<UnaryOperator<Facts>> NEWS =
            List.of(
                    facts -> facts.with(profile(MOBILE, HOME), MAY_4),
                    facts -> facts.with(account(), MAY_4),
                    facts -> facts.with(second("M1", 1), MAY_4),
                    facts -> facts.with(second("M2", 2), MAY_4),
                    facts -> facts.with(owing(account(), "17.00"), MAY_4),
                    facts -> facts.with(new Plan("P1", List.of(), MAY_4, false, null), MAY_4),
                    facts ->
                            facts.with(
                                    new Plan("P1", List.of(), null, true, MAY_4.plusSeconds(60)),
                                    MAY_4),
                    facts -> facts.with(new Complaint("K1", true, false), MAY_4),
                    facts -> facts.with(new Complaint("K1", null, true), MAY_4),
                    facts -> facts.with(new Promise("W1", List.of(ACCOUNT), 0, true), MAY_4),
                    facts -> facts.with(new Promise("W1", List.of(ACCOUNT), 1, false), MAY_4),
                    facts -> noticed(facts, 21, Notice.Kind.DISPUTE_FILED, 0),
                    facts -> noticed(facts, 22, Notice.Kind.DISPUTE_ANSWERED, 30),
                    facts -> noticed(facts, 23, Notice.Kind.HARDSHIP_DECLARED, 0),
                    facts -> noticed(facts, 24, Notice.Kind.HARDSHIP_ENDED, 30),
                    facts -> noticed(facts, 25, Notice.Kind.CHANNELS_BLOCKED, 0, Channel.SMS),
                    facts -> noticed(facts, 26, Notice.Kind.CHANNELS_ALLOWED, 30, Channel.SMS),
                    facts -> noticed(facts, 27, Notice.Kind.CEASE_REQUESTED, 0));

    private static Facts noticed(
            Facts facts, int id, Notice.Kind kind, int seconds, Channel... channels) {
        return facts.with(notice(id, kind, MAY_4.plusSeconds(seconds), channels), MAY_4);
    }

    private static Account second(String stage, long sequence) {
        return account("A100-2", sequence, stage, 9, LocalDate.parse("2026-04-25"));
    }

    /** A debtor with gate and gateway, played by dice. */
    private static final class Play {
        private final Random dice;
        private Dossier dossier = Dossier.about(Examples.DEBTOR);
        private Instant now = MAY_4.plusSeconds(120);
        private final Map<String, PlannedContact> atGate = new HashMap<>();
        private final Map<String, String> atGateway = new HashMap<>();
        private final Set<Class<?>> seen = new HashSet<>();
        private int made;

        private Play(long seed) {
            dice = new Random(seed);
        }

        private void happen(int what) {
            now = now.plus(Duration.ofMinutes(dice.nextBoolean() ? 1 : dice.nextInt(0, 600)));
            switch (what % 4) {
                case 0 -> dossier = dossier.with(news().apply(dossier.facts()));
                case 1 -> decide();
                case 2 -> report();
                default -> {
                    // only time passes
                }
            }
            look();
        }

        private UnaryOperator<Facts> news() {
            return NEWS.get(dice.nextInt(NEWS.size()));
        }

        private void decide() {
            var asked = any(new ArrayList<>(atGate.keySet()));
            if (asked == null) {
                return;
            }
            var contact = contactOf(asked);
            var ruling = TREATMENT.decided(dossier, asked, verdict(asked, contact), now);
            dossier = ruling.dossier();
            atGate.remove(asked);
            if (ruling.command() != null) {
                assertNotHeld(ruling.command());
                assertThat(atGateway.put(asked, "command " + asked)).isNull();
            }
        }

        private PlannedContact contactOf(String proposalId) {
            var contact = atGate.get(proposalId);
            if (contact == null) {
                throw new AssertionError("not at the gate: " + proposalId);
            }
            return contact;
        }

        private Verdict verdict(String asked, PlannedContact contact) {
            return switch (dice.nextInt(5)) {
                case 0 -> new Verdict.Denied(List.of("CN-AGENCY-01"));
                case 1 -> new Verdict.Deferred(now.plus(Duration.ofHours(5)), List.of("CN-1"));
                default ->
                        new Verdict.Permitted(
                                new Permit(
                                        "permit " + asked,
                                        asked,
                                        contact.channel(),
                                        contact.party().personId(),
                                        contact.endpoint(),
                                        now,
                                        now.plus(Duration.ofMinutes(15)),
                                        List.of()),
                                "command " + asked);
            };
        }

        private void report() {
            var proposal = any(new ArrayList<>(atGateway.keySet()));
            if (proposal == null) {
                return;
            }
            var outcome = OUTCOMES.get(dice.nextInt(OUTCOMES.size()));
            var report =
                    new AttemptReport(
                            "a" + made++, null, atGateway.get(proposal), null, outcome, now);
            atGateway.remove(proposal);
            dossier = TREATMENT.attempted(dossier, report).map(Closing::dossier).orElse(dossier);
        }

        private <T> @Nullable T any(List<T> all) {
            return all.isEmpty() ? null : all.get(dice.nextInt(all.size()));
        }

        private void look() {
            var advance = TREATMENT.advance(dossier, now);
            dossier = advance.dossier();
            for (var proposal : advance.proposed()) {
                if (proposal.state() instanceof ProposalState.Proposed proposed) {
                    assertNotHeld(proposed.contact());
                    atGate.put(proposal.proposalId(), proposed.contact());
                }
            }
            dossier.runs().values().stream()
                    .flatMap(run -> run.proposals().stream())
                    .forEach(proposal -> seen.add(proposal.state().getClass()));
            assertOneLivePerPurpose();
            assertEveryRestHasAReason(advance);
            assertThat(TREATMENT.advance(dossier, now).proposed()).as("asks once").isEmpty();
        }

        private void assertNotHeld(PlannedContact contact) {
            var account = dossier.facts().accounts().get(contact.accountId());
            assertThat(account).isNotNull();
            assertThat(
                            Holds.against(
                                    dossier.facts(),
                                    account,
                                    contact.purpose(),
                                    contact.party().kind(),
                                    now))
                    .isEmpty();
            assertThat(Address.isRefused(contact.party(), contact.channel(), dossier.facts(), now))
                    .isFalse();
        }

        private void assertOneLivePerPurpose() {
            var live = new EnumMap<Purpose, Integer>(Purpose.class);
            dossier.runs().values().stream()
                    .flatMap(run -> run.proposals().stream())
                    .filter(Proposal::isLive)
                    .forEach(proposal -> live.merge(proposal.purpose(), 1, Integer::sum));
            assertThat(live.values()).allMatch(number -> number == 1);
        }

        private void assertEveryRestHasAReason(Advance advance) {
            assertThat(advance.next().keySet()).containsAll(dossier.facts().accounts().keySet());
            for (var step : advance.next().values()) {
                switch (step) {
                    case NextStep.Stop stop -> assertThat(stop.because()).isNotBlank();
                    case NextStep.Wait wait ->
                            assertThat(wait.until() != null || wait.what() != NextStep.For.REPORT)
                                    .isTrue();
                    case NextStep.Propose propose -> assertThat(propose.plannedAt()).isAfter(now);
                }
            }
        }
    }

    @Property(tries = 500)
    void neverHasTwoInHandNorCommandsWhatIsHeld(
            @ForAll long seed,
            @ForAll @Size(min = 5, max = 60) List<@IntRange(min = 0, max = 3) Integer> events) {
        play(seed, events);
    }

    /** Else the property above would say little. */
    @Test
    void playsThroughEveryState() {
        var seen = new HashSet<Class<?>>();
        for (int seed = 0; seed < 300; seed++) {
            var dice = new Random(seed);
            seen.addAll(play(seed, dice.ints(60, 0, 4).boxed().toList()).seen);
        }
        assertThat(seen).contains(ProposalState.class.getPermittedSubclasses());
    }

    private static Play play(long seed, List<Integer> events) {
        var play = new Play(seed);
        for (var known : NEWS.subList(0, 2)) {
            play.dossier = play.dossier.with(known.apply(play.dossier.facts()));
        }
        events.forEach(play::happen);
        return play;
    }

    /** What is known of the debtor is all that counts, not in which order it became known. */
    @Property(tries = 500)
    void decidesAlikeInWhateverOrderFactsArrived(@ForAll Random random) {
        var news = new ArrayList<>(NEWS);
        Collections.shuffle(news, random);
        var some = news.subList(0, random.nextInt(1, news.size() + 1));
        var one = known(some);
        var shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, random);
        shuffled.add(shuffled.get(random.nextInt(shuffled.size()))); // one comes twice
        var other = known(shuffled);
        assertThat(other.facts()).isEqualTo(one.facts());
        var at = MAY_4.plus(Duration.ofHours(1));
        var first = TREATMENT.advance(one, at);
        var second = TREATMENT.advance(other, at);
        assertThat(second.next()).isEqualTo(first.next());
        assertThat(second.proposed()).isEqualTo(first.proposed());
        assertThat(second.dueAt()).isEqualTo(first.dueAt());
    }

    private static Dossier known(List<UnaryOperator<Facts>> news) {
        var facts = Facts.about(Examples.DEBTOR);
        for (var one : news) {
            facts = one.apply(facts);
        }
        return Dossier.about(Examples.DEBTOR).with(facts);
    }

    /** A gateway is told of a command no more than: taken back once, given up once. */
    @Property(tries = 200)
    void takesBackAndGivesUpACommandAtMostOnce(
            @ForAll long seed,
            @ForAll @Size(min = 5, max = 40) List<@IntRange(min = 0, max = 5) Integer> changes) {
        var dice = new Random(seed);
        var story = Stories.proposed();
        assertThat(story.permit()).isNotNull();
        var told = new ArrayList<GatewayNews>();
        for (var change : changes) {
            story.at(story.now().plus(Duration.ofMinutes(dice.nextInt(0, 90))));
            if (change == 0) {
                story.learn(NEWS.get(dice.nextInt(NEWS.size())));
            } else {
                story.look();
            }
            story.news().stream()
                    .filter(news -> news.commandId().equals("command"))
                    .forEach(told::add);
        }
        assertThat(told)
                .filteredOn(GatewayNews.Recall.class::isInstance)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(told)
                .filteredOn(GatewayNews.GiveUp.class::isInstance)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(told)
                .filteredOn(GatewayNews.Chase.class::isInstance)
                .extracting(news -> ((GatewayNews.Chase) news).time())
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
