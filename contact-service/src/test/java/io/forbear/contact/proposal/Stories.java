package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.HOME;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.profile;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.TemplateFile;
import io.forbear.contact.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** Where the stories about a treatment begin. */
public final class Stories {
    static final String STRATEGIES =
            """
            version: "7"
            visitors: {own: [v1, v2, v3]}
            denials: {nextStep: [US-OPTOUT-*], askAgain: [FB-*], after: PT2H, times: 2}
            strategies:
              - id: early
                stages: [M1]
                steps:
                  - {id: sms, channel: SMS, purpose: REMINDER, template: reminder-message,
                     window: {from: "09:00", to: "20:00"}}
                  - {id: call, channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: COLLECTION, template: call,
                     after: P2D, times: 2, every: P1D}
                  - {id: letter, channel: LETTER, purpose: COLLECTION, template: demand-letter, after: P2D}
              - id: late
                stages: [M2]
                steps:
                  - {id: sms, channel: SMS, purpose: COLLECTION, template: demand-message}
              - id: visits
                stages: [M4]
                steps:
                  - {id: visit, channel: VISIT, purpose: COLLECTION, template: visit}
            """;
    static final Timing TIMING =
            new Timing(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofHours(24),
                    Duration.ofMinutes(5),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    3);
    static final Treatment TREATMENT = treatment(STRATEGIES);

    private Stories() {}

    public static Treatment treatment(String strategies) {
        return treatment(strategies, Pacing.NONE);
    }

    static Treatment treatment(String strategies, Pacing pacing) {
        var templates = templates();
        return new Treatment(
                StrategyFile.read("strategies.yaml", strategies, templates),
                templates,
                TIMING,
                pacing);
    }

    public static Treatment treatmentOfTheExample() {
        return TREATMENT;
    }

    /** The SMS has just been proposed. */
    static Story proposed() {
        var story = new Story();
        story.learn(facts -> facts.with(account(), MAY_4).with(profile(MOBILE, HOME), MAY_4));
        return story;
    }

    /** The SMS has been proposed long after the facts became known. */
    static Story settled() {
        var early = MAY_4.minus(Duration.ofDays(1));
        var story = new Story();
        story.learn(facts -> facts.with(account(), early).with(profile(MOBILE, HOME), early));
        return story;
    }

    /** The SMS was delivered, the first call has just been proposed. */
    static Story calling(ContactPoint... points) {
        var known = points.length == 0 ? new ContactPoint[] {MOBILE, HOME} : points;
        var story = new Story();
        story.learn(facts -> facts.with(account(), MAY_4).with(profile(known), MAY_4));
        story.permit();
        story.report(Outcome.DELIVERED, MAY_4);
        story.goToNext();
        return story;
    }

    /** The SMS of the first step. */
    public static PlannedContact plannedContact() {
        return proposed().firstContact();
    }

    private static Templates templates() {
        try (var in = Stories.class.getResourceAsStream("/templates.yaml")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return TemplateFile.read("templates.yaml", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
