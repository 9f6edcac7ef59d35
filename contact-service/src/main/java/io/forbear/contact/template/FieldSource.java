package io.forbear.contact.template;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the value of a field comes from. Nobody types one. */
public enum FieldSource {
    CREDITOR_NAME("account.creditor", DisclosedItem.CREDITOR_NAME, FieldType.NAME),
    COLLECTOR_NAME("account.collector", DisclosedItem.COLLECTOR_NAME, FieldType.NAME),
    /** All that is owed, the amount that rules compare with the balance. */
    BALANCE("account.balance", DisclosedItem.DEBT_AMOUNT, FieldType.MONEY),
    OVERDUE_SINCE("account.overdueSince", DisclosedItem.DEBT_EXISTENCE, FieldType.DATE),
    /** What is still to be paid of an instalment, and when; only where reminders are made. */
    DUE_AMOUNT("reminder.amount", DisclosedItem.DEBT_EXISTENCE, FieldType.MONEY),
    DUE_ON("reminder.dueOn", DisclosedItem.DEBT_EXISTENCE, FieldType.DATE),
    CREDITOR_PHONE("creditor.phone", null, FieldType.PHONE),
    CREDITOR_LINK("creditor.link", null, FieldType.LINK),
    COLLECTOR_PHONE("collector.phone", null, FieldType.PHONE),
    COLLECTOR_LINK("collector.link", null, FieldType.LINK),
    /** Words that are the same in every wording; the field is called as they are. */
    PHRASE("phrase", null, FieldType.PHRASE),
    /** The letter desk fills it from the letterhead, when the letter is made. */
    LETTERHEAD("letterhead", null, FieldType.LINE),
    /** The gateway fills it, which knows the person. Amounts and dates are never its business. */
    GATEWAY("gateway", null, FieldType.NAME);

    private final String inFile;
    private final @Nullable DisclosedItem discloses;
    private final FieldType usual;

    FieldSource(String inFile, @Nullable DisclosedItem discloses, FieldType usual) {
        this.inFile = inFile;
        this.discloses = discloses;
        this.usual = usual;
    }

    public String inFile() {
        return inFile;
    }

    @Nullable DisclosedItem discloses() {
        return discloses;
    }

    /** Whether a field from here can be of a type. */
    boolean gives(FieldType type) {
        return switch (type) {
            case MONEY, DATE, PHRASE -> type == usual;
            case NAME, PHONE, LINK, LINE -> type == usual || this == GATEWAY;
        };
    }

    /** Whether somebody else fills it, later: it is written in double braces. */
    boolean isFilledLater() {
        return this == LETTERHEAD || this == GATEWAY;
    }

    boolean isOfReminder() {
        return this == DUE_AMOUNT || this == DUE_ON;
    }

    static Optional<FieldSource> named(String name) {
        return Arrays.stream(values()).filter(one -> one.inFile.equals(name)).findFirst();
    }
}
