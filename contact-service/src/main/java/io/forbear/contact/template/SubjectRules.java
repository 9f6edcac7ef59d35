package io.forbear.contact.template;

import java.util.List;

/**
 * What holds for the subject of an e-mail, which is shown before it is opened, to whoever sees the
 * screen.
 *
 * @param longest how many characters it has at most, when every field has its longest value
 * @param silent where it must not tell anything of the debt, even to the debtor
 */
public record SubjectRules(int longest, List<Silent> silent) {
    public SubjectRules {
        silent = List.copyOf(silent);
    }

    /**
     * That a law wants subjects to be silent.
     *
     * @param rule its name in the rule catalogue
     * @param cite the law
     */
    public record Silent(String rule, String cite, Scope scope) {}

    /** The rules by which the subject of a wording must be silent. */
    List<Silent> silencing(Template template) {
        return silent.stream().filter(one -> template.reach().meets(one.scope())).toList();
    }
}
