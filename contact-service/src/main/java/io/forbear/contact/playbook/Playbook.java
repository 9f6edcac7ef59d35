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

/**
 * Strategies and wordings that hold together, and the treatment that follows from them.
 *
 * @param breaches what breaks the wording rules of today in wordings approved before; empty:
 *     nothing
 */
public record Playbook(
        Strategies strategies, Templates templates, Treatment treatment, List<String> breaches) {
    public Playbook {
        breaches = List.copyOf(breaches);
    }

    /**
     * Reads both texts, which were approved.
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
        var approved = TemplateFile.readApproved(name(templates), templates.content());
        var playbook =
                of(
                        name(strategies),
                        strategies.content(),
                        approved.templates(),
                        timing,
                        pacing,
                        similar);
        return new Playbook(
                playbook.strategies(),
                playbook.templates(),
                playbook.treatment(),
                approved.breaches());
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
                read,
                templates,
                new Treatment(read, templates, timing, pacing, similar),
                List.of());
    }

    private static String name(Edition edition) {
        return edition.kind().path() + " " + edition.version();
    }
}
