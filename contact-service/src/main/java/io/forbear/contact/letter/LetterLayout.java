package io.forbear.contact.letter;

import io.forbear.documents.Pdf;
import io.forbear.documents.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a letter on paper. The same letter on the same paper gives the same file. */
final class LetterLayout {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String NAME = "cardholderName";
    private static final String SEAL = "businessSeal";

    private LetterLayout() {}

    static Pdf pdf(Letter letter, Paper paper) {
        return Pdf.of(html(letter, paper), letter.writtenAt());
    }

    static String html(Letter letter, Paper paper) {
        return Template.of("letter", Locale.forLanguageTag(paper.language()), paper.layout())
                .html(fields(letter, paper));
    }

    private static Map<String, Object> fields(Letter letter, Paper paper) {
        var head = paper.head();
        var paragraphs = new ArrayList<>(paragraphs(letter, head));
        var fields = new HashMap<String, Object>();
        for (var line : List.of("name", "address", "phone", "complaints")) {
            fields.put("bank_" + line, head.line(line));
        }
        var agency = paper.agency();
        fields.put(
                "agency",
                agency == null
                        ? List.of()
                        : List.of(
                                Map.of(
                                        "name", agency.name(),
                                        "address", agency.address(),
                                        "phone", agency.phone(),
                                        "licence",
                                                agency.licence() == null
                                                        ? List.of()
                                                        : List.of(agency.licence()))));
        fields.put("addressee", letter.addressee().name());
        fields.put("addressLines", letter.addressee().address());
        fields.put("account", letter.account());
        fields.put("reference", letter.reference());
        fields.put("number", letter.number());
        fields.put("date", LocalDate.ofInstant(letter.writtenAt(), head.zone()));
        fields.put("salutation", paragraphs.removeFirst());
        // stays on the page of the seal, which must not stand alone
        fields.put("last", paragraphs.removeLast());
        fields.put("paragraphs", paragraphs);
        fields.put("seal", head.seal());
        fields.put("specimen", letter.specimen());
        return fields;
    }

    /** The lines of the message, filled in; that of the seal is where the seal is put. */
    private static List<String> paragraphs(Letter letter, Letterhead head) {
        return letter.text()
                .lines()
                .filter(line -> !line.strip().equals("{{" + SEAL + "}}"))
                .map(line -> filled(line, letter, head))
                .toList();
    }

    private static String filled(String line, Letter letter, Letterhead head) {
        return PLACE.matcher(line)
                .replaceAll(
                        place -> {
                            var name = place.group(1);
                            var value =
                                    name.equals(NAME) ? letter.addressee().name() : head.line(name);
                            if (value.isEmpty()) {
                                throw new IllegalArgumentException(
                                        "the letterhead says nothing of " + name);
                            }
                            return Matcher.quoteReplacement(value);
                        });
    }
}
