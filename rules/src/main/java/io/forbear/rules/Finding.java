package io.forbear.rules;

/**
 * One result of one rule on one subject. There is at most one per rule, subject and consequence.
 *
 * @param id deterministic: rule, pack version, subject, consequence
 * @param subject id of the fact that breaks the rule, or that started the clock
 * @param citation the law
 */
public record Finding(
        String id,
        String ruleId,
        Consequence consequence,
        String subject,
        String packId,
        String packVersion,
        String citation,
        Evidence evidence) {

    static Finding of(
            RulePack pack, Rule rule, String subject, Consequence consequence, Evidence evidence) {
        var id = rule.id() + "@" + pack.version() + ":" + subject + ":" + consequence;
        return new Finding(
                id,
                rule.id(),
                consequence,
                subject,
                pack.id(),
                pack.version(),
                rule.citation(),
                evidence);
    }

    /** One sentence with the numbers. */
    public String explanation() {
        return evidence.explanation();
    }
}
