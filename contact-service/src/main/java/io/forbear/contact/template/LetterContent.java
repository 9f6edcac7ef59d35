package io.forbear.contact.template;

import java.util.Optional;

/** Whether a content of a letter says what it is there for (card measures 2011 art. 69). */
final class LetterContent {
    private LetterContent() {}

    /**
     * What a text lacks to be the content of that name, if anything. What the bank alone can word,
     * like the reason, needs words only.
     *
     * @param content one of {@link TemplateReader#LETTER_FIELDS}
     */
    static Optional<String> problem(String content, String text, FieldCatalogue catalogue) {
        var fields = catalogue.in(text);
        return switch (content) {
            case "outstandingBalance" ->
                    lacks(
                            fields.stream().anyMatch(one -> one.source() == FieldSource.BALANCE),
                            "must name the balance, by a field from "
                                    + FieldSource.BALANCE.inFile());
            case "businessSeal" ->
                    lacks(text.strip().equals(place(content)), "must be exactly " + place(content));
            case "cardholderName",
                    "statusQueryChannel",
                    "repaymentInfo",
                    "objectionChannel",
                    "evidenceChannel",
                    "issuerContact" ->
                    lacks(text.contains(place(content)), "must have the place " + place(content));
            default -> lacks(!text.isBlank(), "has no words");
        };
    }

    private static String place(String content) {
        return "{{" + content + "}}";
    }

    private static Optional<String> lacks(boolean has, String complaint) {
        return has ? Optional.empty() : Optional.of(complaint);
    }
}
