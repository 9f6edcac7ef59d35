package io.forbear.contact.template;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in a wording that we fill, written {@code {name}}. What stands in double braces, as
 * {@code {{cardholderName}}}, is filled by the gateway, which knows what we must not know.
 */
enum Placeholder {
    CREDITOR("creditor", DisclosedItem.CREDITOR_NAME),
    COLLECTOR("collector", DisclosedItem.COLLECTOR_NAME),
    /** All that is owed, the amount that rules compare with the balance. */
    AMOUNT("amount", DisclosedItem.DEBT_AMOUNT),
    /** What is still to be paid of an instalment, and when; only where reminders are made. */
    DUE_AMOUNT("dueAmount", DisclosedItem.DEBT_EXISTENCE),
    DUE_ON("dueOn", DisclosedItem.DEBT_EXISTENCE),
    /** How to be rid of further messages. */
    OPT_OUT("optOut", DisclosedItem.OPT_OUT_NOTICE),
    /** That the sender is a debt collector (12 CFR 1006.18(e)). */
    MINI_MIRANDA("miniMiranda", DisclosedItem.MINI_MIRANDA);

    static final Pattern ANY = Pattern.compile("\\{\\{\\w+}}|\\{(\\w+)}");

    private final String inText;
    private final DisclosedItem discloses;

    Placeholder(String inText, DisclosedItem discloses) {
        this.inText = inText;
        this.discloses = discloses;
    }

    DisclosedItem discloses() {
        return discloses;
    }

    static Optional<Placeholder> named(String name) {
        return Arrays.stream(values()).filter(one -> one.inText.equals(name)).findFirst();
    }

    /**
     * The places in a text.
     *
     * @throws IllegalArgumentException naming one that does not exist
     */
    static Set<Placeholder> in(String text) {
        var found = EnumSet.noneOf(Placeholder.class);
        var matcher = ANY.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1);
            if (name != null) {
                found.add(
                        named(name)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "there is no placeholder {" + name + "}")));
            }
        }
        return found;
    }
}
