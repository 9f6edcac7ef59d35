package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.cny;
import static io.forbear.contact.debtor.Examples.notice;
import static io.forbear.contact.debtor.Examples.owing;
import static io.forbear.contact.debtor.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Complaint;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.debtor.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gateway has in hand is taken back, chased, and in the end counted. */
class RecallTest {
    static Stream<Arguments> changes() {
        return Stream.of(
                change("PLAN_IN_FORCE P1", f -> f.with(plan(), MAY_4)),
                change(
                        "PROMISE_RUNNING W1",
                        f -> f.with(new Promise("W1", List.of(), 0, true), MAY_4)),
                change(
                        "CONDUCT_COMPLAINT K1",
                        f -> f.with(new Complaint("K1", true, false), MAY_4)),
                notified(Notice.Kind.CEASE_REQUESTED, "CEASE_REQUESTED"),
                notified(Notice.Kind.REPRESENTATION_NOTIFIED, "REPRESENTED"),
                notified(Notice.Kind.DISPUTE_FILED, "DISPUTED"),
                notified(Notice.Kind.MORATORIUM_STARTED, "MORATORIUM"),
                notified(Notice.Kind.HARDSHIP_DECLARED, "HARDSHIP"),
                change(
                        "C100 refuses SMS",
                        f ->
                                f.with(
                                        notice(9, Notice.Kind.CHANNELS_BLOCKED, MAY_4, Channel.SMS),
                                        MAY_4)),
                change("the balance has changed", f -> f.with(owing(account(), "1.00"), MAY_4)),
                change(
                        "the account is now collected by AGENCY",
                        f -> f.with(placed(account(), "AGENCY"), MAY_4)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void takesACommandBackOnEveryChangeThatForbidsIt(String why, UnaryOperator<Facts> change) {
        var story = commanded();
        story.learn(change);
        assertThat(story.news())
                .singleElement()
                .isInstanceOfSatisfying(
                        GatewayNews.Recall.class,
                        recall -> {
                            assertThat(recall.commandId()).isEqualTo("command");
                            assertThat(recall.reason()).startsWith(why);
                        });
        assertThat(story.proposals()).as("the gateway may have been faster").isEmpty();
        story.look();
        assertThat(story.news()).as("said once").isEmpty();
    }

    @Test
    void takesNothingBackOnceThePermitHasEnded() {
        var story = commanded();
        story.at(MAY_4.plus(Duration.ofMinutes(15)));
        story.learn(facts -> facts.with(plan(), MAY_4));
        assertThat(story.news()).hasSize(1);

        var late = commanded();
        late.at(MAY_4.plus(Duration.ofMinutes(15)).plusMillis(1));
        late.learn(facts -> facts.with(plan(), MAY_4));
        assertThat(late.news()).isEmpty();
    }

    @Test
    void countsAContactThatTheGatewayMadeAllTheSame() {
        var story = commanded();
        story.learn(facts -> facts.with(plan(), MAY_4));
        story.report(Outcome.DELIVERED, MAY_4);
        assertThat(last(story)).isInstanceOf(ProposalState.Attempted.class);
        assertThat(story.next()).isInstanceOf(NextStep.Stop.class);
    }

    @Test
    void believesTheGatewayThatItDidNotBegin() {
        var story = commanded();
        story.learn(facts -> facts.with(owing(account(), "1.00"), MAY_4));
        var first = story.lastId();
        story.report(Outcome.NOT_MADE, MAY_4);
        assertThat(story.onlyProposal().contact().statedAmount()).isEqualTo(cny("1.00"));
        assertThat(story.lastId()).isNotEqualTo(first);
    }

    @Test
    void asksForAnotherPermitForWhatTheGatewayRefused() {
        var story = commanded();
        story.report(Outcome.NOT_MADE, MAY_4);
        assertThat(story.planned().step().id()).isEqualTo("sms");
        assertThat(story.planned().plannedAt()).isEqualTo(MAY_4.plus(Stories.TIMING.backOff()));
    }

    @Test
    void remindsTheGatewayOfItsReportUntilItIsGivenUp() {
        var story = commanded();
        for (int time = 1; time <= 4; time++) {
            var due = MAY_4.plus(Duration.ofHours(2 + 6L * (time - 1)));
            assertThat(story.dueAt()).isEqualTo(due);
            story.at(due.minusMillis(1)).look();
            assertThat(story.news()).isEmpty();
            story.at(due).look();
            assertThat(story.news())
                    .singleElement()
                    .extracting(one -> ((GatewayNews.Chase) one).time())
                    .isEqualTo(time);
        }
        assertThat(story.dueAt()).isEqualTo(MAY_4.plus(Duration.ofHours(24)));
        story.goToNext();
        assertThat(story.news()).singleElement().isInstanceOf(GatewayNews.GiveUp.class);
        assertThat(last(story)).isInstanceOf(ProposalState.Unreported.class);
    }

    @Test
    void countsSilenceAboutACommandThatWasTakenBack() {
        var story = commanded();
        story.learn(facts -> facts.with(plan(), MAY_4));
        story.at(MAY_4.plus(Duration.ofHours(24))).look();
        assertThat(story.news()).singleElement().isInstanceOf(GatewayNews.GiveUp.class);
    }

    @Test
    void findsAReportThatNamesOnlyTheCommandAfterItWasGivenUp() {
        var story = commanded();
        story.at(MAY_4.plus(Duration.ofHours(24))).look();
        var report = new AttemptReport("a", null, "command", null, Outcome.DELIVERED, MAY_4);
        assertThat(Stories.TREATMENT.attempted(story.dossier(), report))
                .hasValueSatisfying(closing -> assertThat(closing.endsSilence()).isTrue());
    }

    private static Story commanded() {
        var story = Stories.proposed();
        assertThat(story.permit()).isNotNull();
        return story;
    }

    private static ProposalState last(Story story) {
        return Objects.requireNonNull(story.dossier().runs().get(ACCOUNT))
                .last()
                .orElseThrow()
                .state();
    }

    private static Plan plan() {
        return new Plan("P1", List.of(), MAY_4, false, null);
    }

    private static Arguments notified(Notice.Kind kind, String hold) {
        return change(hold, facts -> facts.with(notice(9, kind, MAY_4), MAY_4));
    }

    private static Arguments change(String why, UnaryOperator<Facts> change) {
        return Arguments.of(why, change);
    }
}
