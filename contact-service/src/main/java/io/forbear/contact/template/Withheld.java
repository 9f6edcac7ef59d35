package io.forbear.contact.template;

import java.util.List;

/**
 * What a law does not want disclosed by wordings that do not speak of the debt.
 *
 * @param rule its name in the rule catalogue
 * @param cite the law
 * @param items not to be disclosed
 */
public record Withheld(String rule, String cite, Scope scope, List<DisclosedItem> items) {
    public Withheld {
        items = List.copyOf(items);
    }

    /** Those that a wording discloses in spite of this. */
    List<DisclosedItem> in(Template template) {
        return template.speaksOfTheDebt() || !template.reach().meets(scope)
                ? List.of()
                : items.stream().filter(template.disclosed()::contains).toList();
    }
}
