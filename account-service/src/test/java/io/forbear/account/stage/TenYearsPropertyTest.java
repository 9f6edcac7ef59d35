package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.stage.PropertyFacts.START;
import static io.forbear.account.stage.PropertyFacts.TEN_YEARS_OF_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Zones;
import io.forbear.account.stage.StageDecision.Occasion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/**
 * Ten years of one account as the service lives through them: facts arrive late or never in order,
 * the passing of days is noticed on foreseen dates, and sometimes weeks too late.
 */
class TenYearsPropertyTest {
    private static final int LATEST = 60;

    private final StagePolicy policy =
            new StagePolicy(StagePolicyTest.shippedLists(), new Zones(SHANGHAI, Map.of()));
    private final List<StageChange> told = new ArrayList<>();
    private @Nullable StoredAccount stored = null;

    @BeforeTry
    void beginAnew() {
        told.clear();
        stored = null;
    }

    @Property(tries = 300)
    void neverSkipsAStageThatMustBePassed(
            @ForAll("money") List<Fact> facts, @ForAll Random random) {
        live(facts, random);
        var way = new Way();
        told.forEach(way::follow);
    }

    @Property(tries = 300)
    void tellsEveryMustPassStageThatADailyLookWouldFind(
            @ForAll("all") List<Fact> facts, @ForAll Random random) {
        var arrivals = arrivals(facts, random);
        var known = new ArrayList<Fact>();
        for (var arrival : arrivals.entrySet()) {
            known.addAll(arrival.getValue());
            var before = stored;
            var first = told.size();
            look(AccountFacts.of(known), arrival.getKey());
            var expected =
                    before == null
                            ? List.<String>of()
                            : daily(before, AccountFacts.of(known), arrival.getKey());
            if (!expected.isEmpty()) {
                assertThat(stages(told.subList(first, told.size()))).containsSubsequence(expected);
            }
        }
    }

    @Property(tries = 100)
    void endsWhereOneLookAtTheEndWouldPutIt(
            @ForAll("all") List<Fact> facts, @ForAll Random random) {
        live(facts, random);
        var end = START.plusDays(TEN_YEARS_OF_DAYS + LATEST);
        look(AccountFacts.of(facts), end);
        var known = AccountFacts.of(facts);
        assertThat(stored == null ? null : stored.staging())
                .isEqualTo(policy.judge(known, end.atStartOfDay(SHANGHAI).toInstant()));
    }

    /** What must be passed from the days past due judged last, looked for day by day. */
    private List<String> daily(StoredAccount before, AccountFacts facts, LocalDate today) {
        var now = policy.judge(facts, today);
        assertThat(now).isNotNull();
        var since = now.account().overdueSince();
        var stages = new ArrayList<String>();
        if (since == null) {
            return stages;
        }
        var wasOverdue = before.staging().account().overdueSince() != null;
        var reached = before.reached().daysBefore(since, wasOverdue);
        var last = before.staging().account().stage();
        for (var day = since; day.isBefore(today); day = day.plusDays(1)) {
            var account = judge(facts, day).account();
            if (account.daysPastDueOn(day) > reached && !account.stage().equals(last)) {
                last = account.stage();
                if (last.matches("M[1-6]")) {
                    stages.add(last);
                }
            }
        }
        return stages;
    }

    private Staging judge(AccountFacts facts, LocalDate day) {
        var staging = policy.judge(facts, day);
        assertThat(staging).isNotNull();
        return staging;
    }

    private void live(List<Fact> facts, Random random) {
        var arrivals = arrivals(facts, random);
        var known = new ArrayList<Fact>();
        for (var day = START;
                !day.isAfter(START.plusDays(TEN_YEARS_OF_DAYS + LATEST));
                day = day.plusDays(1)) {
            var arrived = arrivals.getOrDefault(day, List.of());
            known.addAll(arrived);
            if (!arrived.isEmpty() || (isDue(day) && random.nextInt(20) == 0)) {
                look(AccountFacts.of(known), day);
            }
        }
    }

    private boolean isDue(LocalDate day) {
        return stored != null
                && stored.staging().nextChangeAt() != null
                && !stored.staging().nextChangeAt().isAfter(noonOf(day));
    }

    private static SortedMap<LocalDate, List<Fact>> arrivals(List<Fact> facts, Random random) {
        var arrivals = new TreeMap<LocalDate, List<Fact>>();
        for (var fact : facts) {
            var day = START.plusDays(random.nextInt(TEN_YEARS_OF_DAYS));
            arrivals.computeIfAbsent(day, _ -> new ArrayList<>()).add(fact);
        }
        return arrivals;
    }

    /** As the service does. */
    private void look(AccountFacts facts, LocalDate day) {
        var now = policy.judge(facts, day);
        if (now == null) {
            return;
        }
        var before = stored;
        var passed =
                before == null
                        ? List.<StagePolicy.Passage>of()
                        : policy.passages(before, facts, now, day);
        var occasion = new Occasion(Cause.DAY_PASSED, null, noonOf(day));
        switch (StageDecision.between(before, now, passed, day, occasion)) {
            case StageDecision.Leave() -> {}
            case StageDecision.Store(var account) -> stored = account;
            case StageDecision.Tell(var account, var changes) -> {
                stored = account;
                told.addAll(changes);
            }
        }
    }

    private static Instant noonOf(LocalDate day) {
        return day.atTime(12, 0).atZone(SHANGHAI).toInstant();
    }

    private static List<String> stages(List<StageChange> changes) {
        return changes.stream().map(change -> change.account().stage()).toList();
    }

    /** How far an account has come, as those see it who are told. */
    private static final class Way {
        private @Nullable LocalDate since = null;
        private int furthest = 0;
        private boolean isOverdue = false;
        private boolean isFirst = true;
        private long sequence = 0;

        private void follow(StageChange change) {
            assertThat(change.sequence()).isEqualTo(++sequence);
            var overdueSince = change.account().overdueSince();
            if (overdueSince != null) {
                var number = number(change.account().stage());
                var from = isOverdue || overdueSince.equals(since) ? furthest : 0;
                if (!isFirst) {
                    assertThat(number).isLessThanOrEqualTo(from + 1);
                }
                since = overdueSince;
                furthest = number;
            }
            isOverdue = overdueSince != null;
            isFirst = false;
        }

        /** 0 for the stage of an account whose due date was not long enough ago. */
        private static int number(String stage) {
            return stage.startsWith("M") ? stage.charAt(1) - '0' : 0;
        }
    }

    @Provide
    static Arbitrary<List<Fact>> money() {
        return PropertyFacts.aboutMoney(TEN_YEARS_OF_DAYS, 400).list().ofMaxSize(20);
    }

    @Provide
    static Arbitrary<List<Fact>> all() {
        return PropertyFacts.any(TEN_YEARS_OF_DAYS, 400).list().ofMaxSize(20);
    }
}
