package io.forbear.contact.playbook;

import io.forbear.contact.edition.Edition;
import io.forbear.contact.edition.Editions;
import io.forbear.contact.edition.Examined;
import io.forbear.contact.edition.Kind;
import io.forbear.contact.edition.Timeline;
import io.forbear.service.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The files of the settings are the first versions in a database that has none; later the database
 * alone says what holds. A file that cannot be meant keeps the service down.
 */
@Component
class FirstEditions {
    private final Editions editions;
    private final TemplateExaminer templates;
    private final StrategyExaminer strategies;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Resource strategyFile;
    private final Resource templateFile;

    FirstEditions(
            Editions editions,
            TemplateExaminer templates,
            StrategyExaminer strategies,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.contact.strategies}") Resource strategyFile,
            @Value("${forbear.contact.templates}") Resource templateFile) {
        this.editions = editions;
        this.templates = templates;
        this.strategies = strategies;
        this.transaction = transaction;
        this.clock = clock;
        this.strategyFile = strategyFile;
        this.templateFile = templateFile;
    }

    /** Stores what is missing. */
    Mono<Void> store() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return editions.lock()
                .then(Mono.defer(editions::timeline))
                .flatMap(known -> store(known, now))
                .as(transaction::transactional);
    }

    private Mono<Void> store(Timeline known, Instant now) {
        return Mono.defer(
                        () ->
                                known.at(Kind.TEMPLATES, now).isPresent()
                                        ? Mono.empty()
                                        : wordings(now))
                .then(
                        Mono.defer(
                                () ->
                                        known.at(Kind.STRATEGIES, now).isPresent()
                                                ? Mono.empty()
                                                : strategies(now)));
    }

    private Mono<Void> wordings(Instant now) {
        var text = text(templateFile);
        return templates
                .examine(text, now)
                .flatMap(examined -> hold(Kind.TEMPLATES, templateFile, text, examined, now));
    }

    private Mono<Void> strategies(Instant now) {
        var text = text(strategyFile);
        return strategies
                .examine(text, now)
                .flatMap(examined -> hold(Kind.STRATEGIES, strategyFile, text, examined, now));
    }

    private Mono<Void> hold(Kind kind, Resource file, String text, Examined examined, Instant now) {
        if (!examined.problems().isEmpty()) {
            throw new IllegalStateException(
                    examined.problems().stream()
                            .map(
                                    flaw ->
                                            "%s: %s: %s"
                                                    .formatted(
                                                            file.getDescription(),
                                                            flaw.place(),
                                                            flaw.problem()))
                            .collect(Collectors.joining("\n")));
        }
        var edition =
                new Edition(
                        kind, examined.version(), Sha256.hex(text), text, Edition.FROM_FILE, now);
        return editions.store(edition)
                .then(kind == Kind.TEMPLATES ? templates.activated(edition) : Mono.empty())
                .then(editions.activate(edition, now, Edition.FROM_FILE, now, null))
                .then();
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
