package io.forbear.contact.task;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.WORK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Examples;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.KnownPoint;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.debtor.Profile;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.followup.FollowUpFile;
import io.forbear.contact.followup.FollowUps;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WishedCallTest {
    private static final Instant NOW = MAY_4.plus(Duration.ofHours(1));
    private static final FollowUps SHIPPED = FollowUpFile.read("follow-ups.yaml", shipped());

    private static String shipped() {
        try (var file = FollowUps.class.getResourceAsStream("/follow-ups.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Facts facts() {
        return facts(Examples.profile(MOBILE, WORK));
    }

    private static Facts facts(Profile profile) {
        return Facts.about(DEBTOR).with(profile, MAY_4).with(Examples.account(), MAY_4);
    }

    private static Happened wishedAt(ContactPoint point) {
        return new Happened(
                new UUID(0, 1),
                DEBTOR,
                MAY_4,
                Outcome.CONVERSATION,
                Set.of(ContactResult.CALL_BACK_WISHED),
                point.party(),
                point.endpoint(),
                List.of(ACCOUNT),
                null);
    }

    private static WishedCall call(Facts facts, ContactPoint point) {
        var followUp = SHIPPED.find("call-back").orElseThrow();
        return WishedCall.of(
                followUp,
                Objects.requireNonNull(followUp.contact()),
                wishedAt(point),
                facts,
                null,
                "follow-ups@1",
                60,
                NOW);
    }

    private static Task task(@Nullable Instant permittedUntil) {
        var answer =
                new Contact.Decided(
                        "PERMITTED", NOW, "permit", permittedUntil, null, List.of(), List.of());
        return new Task(
                new UUID(0, 2),
                DEBTOR,
                ACCOUNT,
                "CALL_BACK",
                "call-back",
                "follow-ups@1",
                wishedAt(MOBILE),
                new Needs(null, List.of(), null, null),
                true,
                60,
                MAY_4,
                NOW,
                null,
                null,
                null,
                new Holding(Holding.State.OPEN, null, null),
                "proposal",
                1,
                permittedUntil,
                null,
                answer,
                false,
                MAY_4,
                null,
                null,
                null,
                null,
                null);
    }

    private static TaskView.WishedView shown(Facts facts) {
        var task = task(NOW.plus(Duration.ofMinutes(14)));
        return Objects.requireNonNull(WishedCalls.view(SHIPPED, task, facts, NOW).contact());
    }

    @Test
    void showsAPermitWhileNothingStandsAgainstIt() {
        assertThat(shown(facts()).state()).isEqualTo("PERMITTED");
        assertThat(shown(facts()).permitId()).isEqualTo("permit");
    }

    @ParameterizedTest
    @EnumSource(
            value = Notice.Kind.class,
            names = {"CEASE_REQUESTED", "REPRESENTATION_NOTIFIED", "CHANNELS_BLOCKED"})
    void takesAPermitBackAsSoonAsHeRefuses(Notice.Kind kind) {
        var refusal = Examples.notice(9, kind, NOW, Channel.VOICE_HUMAN);
        var seen = shown(facts().with(refusal, NOW));
        assertThat(seen.state()).isEqualTo("IMPOSSIBLE");
        assertThat(seen.permitId()).isNull();
        assertThat(seen.reasons()).hasSize(1);
    }

    @Test
    void takesAPermitBackAsSoonAsTheNumberIsWrong() {
        var wrong = new Reach(Map.of(), Map.of(MOBILE.endpoint(), NOW), List.of(), null);
        assertThat(shown(facts().with(wrong, NOW)).permitId()).isNull();
    }

    @Test
    void callsWhereHeWasReached() {
        var possible = (WishedCall.Possible) call(facts(), WORK);
        assertThat(possible.contact().endpoint()).isEqualTo(WORK.endpoint());
        assertThat(possible.contact().placeKind()).isEqualTo(PlaceKind.WORK);
    }

    @Test
    void knowsThePlaceOfAPointThatNoProfileTold() {
        var stated = stated(PlaceKind.WORK, null);
        var possible =
                (WishedCall.Possible) call(facts(Examples.profile()).with(stated, NOW), WORK);
        assertThat(possible.contact().placeKind()).isEqualTo(PlaceKind.WORK);
    }

    @Test
    void doesNotCallANumberThatHasEnded() {
        var ended = stated(PlaceKind.WORK, NOW);
        assertThat(call(facts().with(ended, NOW), WORK)).isInstanceOf(WishedCall.Impossible.class);
    }

    @Test
    void doesNotCallAWorkplaceWhereTheEmployerForbidsIt() {
        var known = Examples.profile(MOBILE, WORK);
        var forbidden =
                new Profile(
                        known.eventId(),
                        known.occurredAt(),
                        known.zones(),
                        known.language(),
                        known.contactPoints(),
                        known.flags(),
                        true);
        assertThat(call(facts(forbidden), WORK)).isInstanceOf(WishedCall.Impossible.class);
        assertThat(call(facts(forbidden), MOBILE)).isInstanceOf(WishedCall.Possible.class);
    }

    private static Reach stated(PlaceKind place, @Nullable Instant until) {
        var point =
                new KnownPoint(
                        WORK.endpoint(), WORK.party(), place, WORK.channels(), MAY_4, null, until);
        return new Reach(Map.of(point.endpoint(), point), Map.of(), List.of(), null);
    }
}
