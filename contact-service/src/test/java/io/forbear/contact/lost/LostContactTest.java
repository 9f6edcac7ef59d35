package io.forbear.contact.lost;

import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.HOME;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.yaml.YamlException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostContactTest {
    private static final LostRule RULE = new LostRule("1", Duration.ofDays(30), 6, 2, 2);
    private static final Facts FACTS = Facts.about(DEBTOR).with(profile(MOBILE, HOME), MAY_4);

    @ParameterizedTest(name = "{0} calls and {1} letters, {2} days after the first: {3} {4}")
    @CsvSource({
        "5, 1, 30, true, not spoken to in 6 attempts",
        "5, 1, 29, false, 'tried in vain for 29 days, the rule says 30 days'",
        "4, 1, 30, false, '5 attempts, the rule says 6'",
        "6, 0, 30, false, '1 contact points, the rule says 2'",
        "0, 0, 30, false, '0 attempts, the rule says 6'",
    })
    void losesContactAtTheLimitsOfTheRule(
            int calls, int letters, int days, boolean lost, String reason) {
        var judged = LostContact.of(RULE, FACTS, tried(calls, letters), after(days));
        assertThat(judged.lost()).isEqualTo(lost);
        assertThat(String.join("; ", judged.reasons())).contains(reason);
    }

    @Test
    void findsHimAgainWhenHeIsSpokenToWhoeverBegan() {
        var all = new ArrayList<>(tried(5, 1));
        all.add(attempt(7, MAY_4.plus(Duration.ofDays(2)), "mobile-100", Means.CALL, false, true));
        var judged = LostContact.of(RULE, FACTS, all, after(40));
        assertThat(judged.lost()).isFalse();
        assertThat(judged.lastRightPartyContact()).isEqualTo(MAY_4.plus(Duration.ofDays(2)));
    }

    @Test
    void doesNotMindTheOrderOfReports() {
        var all = new ArrayList<>(tried(5, 1));
        var judged = LostContact.of(RULE, FACTS, all, after(30));
        Collections.reverse(all);
        assertThat(LostContact.of(RULE, FACTS, all, after(30))).isEqualTo(judged);
    }

    @Test
    void losesContactAtOnceWhenNoPointCanBeUsed() {
        var wrong =
                new Reach(
                        Map.of(),
                        Map.of(MOBILE.endpoint(), MAY_4, HOME.endpoint(), MAY_4),
                        List.of(),
                        null);
        var judged = LostContact.of(RULE, FACTS.with(wrong, MAY_4), List.of(), MAY_4);
        assertThat(judged.lost()).isTrue();
        assertThat(judged.reasons())
                .containsExactly("none of his 2 contact points can be used any more");
        var nothingKnown = LostContact.of(RULE, Facts.about(DEBTOR), List.of(), MAY_4);
        assertThat(nothingKnown.lost()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{silence: PT0S, attempts: 6, points: 2, means: 2}",
                "{silence: P30D, attempts: 0, points: 2, means: 2}",
                "{silence: P30D, attempts: 6, points: 2}",
                "{silence: P30D, attempts: 6, points: 2, means: 2, luck: 1}",
            })
    void refusesARuleThatCannotBeMeant(String rule) {
        var file = "version: \"1\"\nlostContact: " + rule;
        assertThatThrownBy(() -> LostRuleFile.read("lost.yaml", file))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("lost.yaml");
    }

    private static List<Tried> tried(int calls, int letters) {
        var all = new ArrayList<Tried>();
        for (int i = 0; i < calls; i++) {
            all.add(
                    attempt(
                            i,
                            MAY_4.plus(Duration.ofHours(i)),
                            "mobile-100",
                            Means.CALL,
                            true,
                            false));
        }
        for (int i = 0; i < letters; i++) {
            all.add(
                    attempt(
                            50 + i,
                            MAY_4.plus(Duration.ofDays(1)),
                            "home-100",
                            Means.LETTER,
                            true,
                            false));
        }
        return all;
    }

    private static Tried attempt(
            int number,
            Instant at,
            String endpoint,
            Means means,
            boolean outbound,
            boolean reached) {
        return new Tried(id(number), at, endpoint, means, outbound, reached, "RANG_UNANSWERED");
    }

    private static Instant after(int days) {
        return MAY_4.plus(Duration.ofDays(days));
    }
}
