package io.forbear.compliance.availability;

import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.compliance.finding.PublishedFinding.Evidence;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.Finding;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a debtor may lawfully be contacted, by what is known now and if nothing else happens.
 *
 * @param asOf when it was worked out
 * @param from first instant looked at
 * @param to the instant after the last
 * @param zones where the debtor may be; none when nothing is known
 * @param packVersions the rule packs in force at the beginning or the end, id@version
 */
public record Availability(
        String debtorId,
        Instant asOf,
        Instant from,
        Instant to,
        List<String> zones,
        Assumes assumes,
        List<String> packVersions,
        List<ByChannel> channels) {

    /**
     * The contact that was put before the gate.
     *
     * @param content what it would say, who would take part and whether known accounts are left
     *     out, in words
     */
    public record Assumes(
            List<String> accountIds,
            String personId,
            PartyKind party,
            String legalEntityId,
            ActorKind actorKind,
            @Nullable String onBehalfOf,
            Purpose purpose,
            String content) {}

    /**
     * One channel.
     *
     * @param endpoint the number or address assumed; null: none is known
     * @param nextLawful the first lawful instant from {@code from} on, after {@code to} if need be;
     *     null if time alone opens none
     * @param lawful when the gate would permit it
     * @param closed when it would not, and why
     */
    public record ByChannel(
            Channel channel,
            @Nullable String endpoint,
            PlaceKind place,
            @Nullable Instant nextLawful,
            List<Interval> lawful,
            List<Closed> closed) {}

    /**
     * A stretch of time, in whole milliseconds.
     *
     * @param from first instant
     * @param until the instant after the last
     */
    public record Interval(Instant from, Instant until) {}

    /**
     * A stretch in which the same rules forbid the contact.
     *
     * @param by these rules, explained for the first instant
     */
    public record Closed(Instant from, Instant until, List<ClosingRule> by) {}

    /**
     * A rule that forbids the contact.
     *
     * @param evidence facts and counts by name
     * @param restsOn ids of the events counted
     */
    public record ClosingRule(
            String ruleId,
            String consequence,
            String packId,
            String packVersion,
            String citation,
            String explanation,
            List<Evidence> evidence,
            List<String> restsOn) {

        static ClosingRule of(Finding finding) {
            return new ClosingRule(
                    finding.ruleId(),
                    finding.consequence().name(),
                    finding.packId(),
                    finding.packVersion(),
                    finding.citation(),
                    finding.explanation(),
                    PublishedFinding.evidenceOf(finding),
                    finding.evidence().restsOn());
        }
    }

    /** When a channel opens next; null if time alone does not open it. */
    public record NextLawful(Channel channel, @Nullable Instant at) {}
}
