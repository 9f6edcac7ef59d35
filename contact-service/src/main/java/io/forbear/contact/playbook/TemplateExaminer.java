package io.forbear.contact.playbook;

import io.forbear.contact.approved.ApprovedTexts;
import io.forbear.contact.edition.Edition;
import io.forbear.contact.edition.Editions;
import io.forbear.contact.edition.Examined;
import io.forbear.contact.edition.Examiner;
import io.forbear.contact.edition.Kind;
import io.forbear.contact.edition.Timeline;
import io.forbear.contact.template.TemplateFile;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads wordings beside the strategies that name them: one in use cannot vanish. */
@Component
class TemplateExaminer implements Examiner {
    private final Editions editions;
    private final ApprovedTexts approved;
    private final LawListener law;

    TemplateExaminer(Editions editions, ApprovedTexts approved, LawListener law) {
        this.editions = editions;
        this.approved = approved;
        this.law = law;
    }

    @Override
    public Kind kind() {
        return Kind.TEMPLATES;
    }

    @Override
    public Mono<Examined> examine(String content, Instant from) {
        return editions.timeline()
                .flatMapMany(timeline -> strategies(timeline, from))
                .collectList()
                .zipWith(law.book())
                .map(known -> examined(content, known.getT1(), known.getT2(), from))
                .flatMap(examined -> besideThoseApproved(examined, content));
    }

    /** A wording that says something else than the approved one of its version is another one. */
    private Mono<Examined> besideThoseApproved(Examined examined, String content) {
        if (!examined.problems().isEmpty()) {
            return Mono.just(examined);
        }
        return approved.otherwise(TemplateFile.read("templates", content))
                .map(
                        one ->
                                new Examined.Flaw(
                                        "templates." + one + ".version",
                                        "says something else than its approved text; raise it"))
                .collectList()
                .map(flaws -> new Examined(examined.version(), flaws));
    }

    @Override
    public Mono<Void> activated(Edition edition) {
        var templates = TemplateFile.read("templates", edition.content());
        return approved.keep(templates, edition.version());
    }

    private Flux<Edition> strategies(Timeline timeline, Instant from) {
        return Flux.fromStream(
                        timeline.changesFrom(from).stream()
                                .flatMap(at -> timeline.at(Kind.STRATEGIES, at).stream())
                                .distinct())
                .concatMap(one -> editions.find(Kind.STRATEGIES, one.version()));
    }

    private static Examined examined(
            String content, List<Edition> strategies, RuleBook book, Instant from) {
        var flaws = new ArrayList<>(Reading.flaws(() -> Reading.version(content)));
        flaws.addAll(Reading.flaws(() -> TemplateFile.read("templates", content)));
        if (!flaws.isEmpty()) {
            return new Examined("", flaws.stream().distinct().toList());
        }
        var templates = TemplateFile.read("templates", content);
        for (var edition : strategies) {
            Together.flaws(edition.content(), templates, book, from)
                    .forEach(
                            flaw ->
                                    flaws.add(
                                            new Examined.Flaw(
                                                    "strategies "
                                                            + edition.version()
                                                            + " "
                                                            + flaw.place(),
                                                    flaw.problem())));
        }
        return new Examined(flaws.isEmpty() ? Reading.version(content) : "", flaws);
    }
}
