package io.forbear.contact.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.Events;
import io.forbear.contact.casework.News;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.ProposalState;
import io.forbear.contact.proposal.Stories;
import io.forbear.contact.proposal.Treatment;
import io.forbear.events.AccountStageChanged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the segments that account.stage tells, by a strategy for them, to a proposal. */
class SegmentedStrategyTest {
    private static final String DEBTOR = "C1";
    private static final Instant NOW = Instant.parse("2026-05-04T02:00:00Z");
    private static final Treatment TREATMENT =
            Stories.treatment(
                    """
                    version: "7"
                    visitors: {own: [v1, v2]}
                    denials: {nextStep: [US-OPTOUT-*], askAgain: [FB-*], after: PT2H, times: 2}
                    strategies:
                      - id: risky
                        stages: [M1]
                        risk: [HIGH]
                        willingness: [LOW, MEDIUM]
                        steps:
                          - {id: call, channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: COLLECTION, template: call}
                      - id: gentle
                        stages: [M1]
                        steps:
                          - {id: sms, channel: SMS, purpose: REMINDER, template: reminder-message}
                    """);

    @Test
    void proposesByTheStrategyForTheSegments() {
        assertThat(strategies(looked(stage(1, "HIGH", "LOW")))).containsExactly("risky@7");
        assertThat(strategies(looked(stage(1, "HIGH", "HIGH")))).containsExactly("gentle@7");
        assertThat(strategies(looked(stage(1, "LOW", "LOW")))).containsExactly("gentle@7");
        assertThat(strategies(looked(stage(1, null, null)))).containsExactly("gentle@7");
    }

    @Test
    void choosesAnewAndTakesBackWhenASegmentChangesWithinTheStage() {
        var first = looked(stage(1, "LOW", "MEDIUM"));
        var told = stage(2, "HIGH", "MEDIUM");
        var second = TREATMENT.advance(taught(first.dossier(), StageListener.news(told)), NOW);
        assertThat(strategies(first)).containsExactly("gentle@7");
        assertThat(second.changed())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.state()).isInstanceOf(ProposalState.Cancelled.class));
        assertThat(strategies(second)).containsExactly("risky@7");
    }

    private static AccountStageChanged stage(
            long sequence, @Nullable String risk, @Nullable String willingness) {
        return Events.stage(DEBTOR, "M1", sequence)
                .setRiskSegment(risk)
                .setWillingnessSegment(willingness)
                .build();
    }

    private static Advance looked(AccountStageChanged stage) {
        var dossier = taught(Dossier.about(DEBTOR), StageListener.news(stage));
        return TREATMENT.advance(
                taught(dossier, ProfileListener.news(Events.profile(DEBTOR))), NOW);
    }

    private static Dossier taught(Dossier dossier, News news) {
        return dossier.with(news.addition().to(dossier.facts(), NOW));
    }

    private static List<String> strategies(Advance advance) {
        return advance.proposed().stream()
                .map(one -> ((ProposalState.Proposed) one.state()).contact().strategy())
                .toList();
    }
}
