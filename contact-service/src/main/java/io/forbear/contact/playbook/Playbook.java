package io.forbear.contact.playbook;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.edition.Edition;
import io.forbear.contact.pacing.Pacing;
import io.forbear.contact.proposal.Timing;
import io.forbear.contact.proposal.Treatment;
import io.forbear.contact.strategy.Strategies;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.TemplateFile;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import java.util.List;
import java.util.function.Function;

/** Strategies and wordings that hold together, and the treatment that follows from them. */
public record Playbook(Strategies strategies, Templates templates, Treatment treatment) {

    /**
     * Reads both texts.
     *
     * @param similar at which hours debtors with accounts like one are spoken to
     * @throws YamlException with everything that is wrong with them, or with both together
     */
    static Playbook of(
            Edition strategies,
            Edition templates,
            Timing timing,
            Pacing pacing,
            Function<Account, List<HourCount>> similar) {
        return of(
                name(strategies),
                strategies.content(),
                TemplateFile.read(name(templates), templates.content()),
                timing,
                pacing,
                similar);
    }

    /** The same with wordings that have been read. */
    static Playbook of(
            String name,
            String strategies,
            Templates templates,
            Timing timing,
            Pacing pacing,
            Function<Account, List<HourCount>> similar) {
        var read = StrategyFile.read(name, strategies, templates);
        return new Playbook(
                read, templates, new Treatment(read, templates, timing, pacing, similar));
    }

    private static String name(Edition edition) {
        return edition.kind().path() + " " + edition.version();
    }
}
