package io.forbear.contact.debtor;

import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.SHANGHAI;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Instant LATER = MAY_4.plus(Duration.ofDays(1));
    private static final Duration INSTANT = Duration.ofMillis(1);

    @Test
    void knowsThePointsOfTheProfileAndThoseStated() {
        var facts = facts(reach(Map.of(), stated("landline", MAY_4, null, null)));
        assertThat(facts.contactPoints(LATER))
                .extracting(ContactPoint::endpoint)
                .containsExactly("landline", MOBILE.endpoint());
    }

    @Test
    void holdsAWrongNumberForWrongHoweverNewTheProfileIs() {
        var wrong = reach(Map.of(MOBILE.endpoint(), MAY_4.minus(INSTANT)));
        assertThat(facts(wrong).contactPoints(LATER)).noneMatch(ContactPoint::valid);
    }

    @Test
    void usesAPointFromItsFirstInstantUntilItsEnd() {
        var facts = facts(reach(Map.of(), stated("landline", MAY_4, MAY_4, LATER)));
        assertThat(isValid(facts, "landline", MAY_4.minus(INSTANT))).isFalse();
        assertThat(isValid(facts, "landline", MAY_4)).isTrue();
        assertThat(isValid(facts, "landline", LATER.minus(INSTANT))).isTrue();
        assertThat(isValid(facts, "landline", LATER)).isFalse();
    }

    @Test
    void believesTheNewerOfProfileAndStatementThatAPointIsGood() {
        var refuted =
                new ContactPoint(
                        MOBILE.endpoint(),
                        MOBILE.party(),
                        MOBILE.placeKind(),
                        MOBILE.channels(),
                        false);
        var profile =
                new Profile(
                        id(1),
                        MAY_4,
                        List.of(SHANGHAI),
                        "zh-CN",
                        List.of(refuted),
                        Set.of(),
                        false);
        var before = reach(Map.of(), stated(MOBILE.endpoint(), MAY_4, null, null));
        var after = reach(Map.of(), stated(MOBILE.endpoint(), MAY_4.plus(INSTANT), null, null));
        var known = Facts.about(DEBTOR).with(profile, MAY_4);
        assertThat(isValid(known.with(before, MAY_4), MOBILE.endpoint(), LATER)).isFalse();
        assertThat(isValid(known.with(after, MAY_4), MOBILE.endpoint(), LATER)).isTrue();
    }

    @Test
    void doesNotTakeAnEndedPointForGoodBecauseTheProfileIsRepeated() {
        var ended = reach(Map.of(), stated(MOBILE.endpoint(), MAY_4, null, MAY_4));
        var facts = facts(ended).with(profile(MOBILE), LATER);
        assertThat(isValid(facts, MOBILE.endpoint(), LATER)).isFalse();
    }

    @Test
    void takesAnotherPointForNewsButNotAnotherHabit() {
        var facts = facts(reach(Map.of()));
        assertThat(facts.with(reach(Map.of()), LATER).changedAt()).isEqualTo(MAY_4);
        var wrong = reach(Map.of(MOBILE.endpoint(), MAY_4));
        assertThat(facts.with(wrong, LATER).changedAt()).isEqualTo(LATER);
    }

    private static boolean isValid(Facts facts, String endpoint, Instant now) {
        return facts.contactPoints(now).stream()
                .anyMatch(point -> point.endpoint().equals(endpoint) && point.valid());
    }

    private static Facts facts(Reach reach) {
        return Facts.about(DEBTOR).with(profile(MOBILE), MAY_4).with(reach, MAY_4);
    }

    private static Reach reach(Map<String, Instant> wrong, KnownPoint... points) {
        var known =
                java.util.Arrays.stream(points)
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        KnownPoint::endpoint, point -> point));
        return new Reach(known, wrong, List.of(), null);
    }

    private static KnownPoint stated(
            String endpoint, Instant at, @Nullable Instant from, @Nullable Instant until) {
        return new KnownPoint(
                endpoint,
                new Party(DEBTOR, PartyKind.DEBTOR),
                PlaceKind.HOME,
                Set.of(Channel.VOICE_HUMAN),
                at,
                from,
                until);
    }
}
