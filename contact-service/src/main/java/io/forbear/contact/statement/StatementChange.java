package io.forbear.contact.statement;

import io.forbear.contact.casework.News;
import io.forbear.contact.casework.Report;
import io.forbear.contact.channel.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was taken down, corrected, confirmed or withdrawn.
 *
 * @param because the report or the request behind it
 */
record StatementChange(Statement statement, UUID because) {
    private static final String US = "contact-service";

    /**
     * What follows from a report: what is stated in it and was not known stands; what a corrected
     * report no longer says is withdrawn, unless a person has confirmed it. What a person has
     * withdrawn stays so.
     *
     * @param known the statements taken down of earlier versions of the report
     */
    static List<StatementChange> after(Report report, Collection<Statement> known, Instant now) {
        var said = said(report);
        var kinds = kinds(report);
        var latest = new EnumMap<StatedKind, Statement>(StatedKind.class);
        known.stream()
                .sorted(Comparator.comparingInt(Statement::round))
                .forEach(one -> latest.put(one.kind(), one));
        var stated =
                kinds.stream()
                        .flatMap(
                                kind ->
                                        stated(
                                                report.debtorId(),
                                                kind,
                                                said,
                                                latest.get(kind),
                                                now));
        var unsaid =
                latest.values().stream()
                        .filter(one -> !kinds.contains(one.kind()))
                        .filter(one -> one.state() == Statement.State.STANDS)
                        .filter(one -> one.kind() != StatedKind.COMPLAINT)
                        .map(one -> one.withdrawn(US, "the report was corrected", now));
        return Stream.concat(stated, unsaid)
                .map(one -> new StatementChange(one, report.eventId()))
                .toList();
    }

    private static Stream<Statement> stated(
            String debtorId, StatedKind kind, Said said, @Nullable Statement before, Instant now) {
        if (before == null) {
            return Stream.of(Statement.taken(debtorId, kind, 1, said, now));
        }
        if (before.isInEffect()) {
            return before.said().equals(said) ? Stream.empty() : Stream.of(before.as(said));
        }
        var settled = before.settled();
        return settled != null && settled.by().equals(US)
                ? Stream.of(Statement.taken(debtorId, kind, before.round() + 1, said, now))
                : Stream.empty();
    }

    private static Set<StatedKind> kinds(Report report) {
        return report.happened().results().stream()
                .flatMap(result -> StatedKind.of(result).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StatedKind.class)));
    }

    private static Said said(Report report) {
        var happened = report.happened();
        return new Said(
                happened.attemptId(),
                happened.occurredAt(),
                happened.party(),
                Channel.valueOf(report.entry().channel()),
                happened.accountIds(),
                report.entry().agentIds());
    }

    /** What it is to the debtor's case. */
    Stream<News> news() {
        return statement.declared().stream()
                .map(one -> new News(statement.debtorId(), one.eventId(), one::addTo));
    }
}
