package io.forbear.contact.edition;

import java.util.Locale;

/** What a text is about. */
public enum Kind {
    /** Which steps are taken against whom. */
    STRATEGIES,
    /** What is said. */
    TEMPLATES;

    /** As it stands in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
