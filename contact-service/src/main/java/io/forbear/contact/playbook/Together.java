package io.forbear.contact.playbook;

import io.forbear.contact.channel.Purpose;
import io.forbear.contact.edition.Examined.Flaw;
import io.forbear.contact.law.Probe;
import io.forbear.contact.strategy.Strategies;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What strategies, wordings and the law can only get wrong together. */
final class Together {
    private Together() {}

    /** Everything that keeps strategies from being used with these wordings under this law. */
    static List<Flaw> flaws(String strategies, Templates templates, RuleBook book, Instant from) {
        try {
            var read = StrategyFile.read("strategies", strategies, templates);
            var flaws = new ArrayList<>(wishes(read));
            new Probe(book, from)
                    .impossible(read, templates)
                    .forEach(one -> flaws.add(new Flaw(one.place(), one.problem())));
            return flaws;
        } catch (YamlException wrong) {
            return Reading.flaws(wrong);
        }
    }

    /** An answer to a wish is a task's: what a strategy did under that name would block it. */
    static List<Flaw> wishes(Strategies strategies) {
        var flaws = new ArrayList<Flaw>();
        for (var strategy : strategies.all()) {
            for (var step : strategy.steps()) {
                if (step.purpose() == Purpose.RESPONSE_TO_REQUEST) {
                    flaws.add(
                            new Flaw(
                                    "strategies." + strategy.id() + ".steps." + step.id(),
                                    "has a purpose that only tasks have, which answer a wish"));
                }
            }
        }
        return flaws;
    }
}
