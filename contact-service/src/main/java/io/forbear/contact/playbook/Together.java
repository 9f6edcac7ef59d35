package io.forbear.contact.playbook;

import io.forbear.contact.edition.Examined.Flaw;
import io.forbear.contact.law.Probe;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.List;

/** What strategies, wordings and the law can only get wrong together. */
final class Together {
    private Together() {}

    /** Everything that keeps strategies from being used with these wordings under this law. */
    static List<Flaw> flaws(String strategies, Templates templates, RuleBook book, Instant from) {
        try {
            var read = StrategyFile.read("strategies", strategies, templates);
            return new Probe(book, from)
                    .impossible(read, templates).stream()
                            .map(one -> new Flaw(one.place(), one.problem()))
                            .toList();
        } catch (YamlException wrong) {
            return Reading.flaws(wrong);
        }
    }
}
