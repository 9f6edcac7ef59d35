package io.forbear.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Approved wording in XHTML, with Mustache fields to fill in: {@code {{amountDue}}}, and sections
 * {@code {{#payments}}…{{/payments}}} for lists, for {@code true}, and, written {@code {{^…}}}, for
 * none. Values are escaped, and cannot change the document's structure.
 *
 * <p>None can be made of a source that breaks Mustache's grammar, or that could take in something
 * unescaped: triple braces, {@code {{&…}}}, partials and other delimiters are refused.
 */
public final class Template {
    /** A tag for something unescaped or from elsewhere, or one that never ends. */
    private static final Pattern REFUSED =
            Pattern.compile("\\{\\{[{&>=]|\\{\\{(?![^{}]*}})[^}\n]*");

    private final String name;
    private final com.samskivert.mustache.Template compiled;

    private Template(String name, com.samskivert.mustache.Template compiled) {
        this.name = name;
        this.compiled = compiled;
    }

    /**
     * A template whose amounts and dates are written as in English.
     *
     * @see #of(String, Locale, String)
     */
    public static Template of(String name, String source) {
        return of(name, Locale.ENGLISH, source);
    }

    /**
     * A template in a language.
     *
     * @param name for errors
     * @param language decides how amounts and dates are written
     * @throws IllegalArgumentException if the source is none, as said above
     */
    public static Template of(String name, Locale language, String source) {
        var refused = REFUSED.matcher(source);
        if (refused.find()) {
            throw new IllegalArgumentException(
                    "template " + name + " contains " + refused.group() + ", which is not allowed");
        }
        var words = new FieldWords(language);
        try {
            return new Template(
                    name,
                    Mustache.compiler()
                            .strictSections(true)
                            .escapeHTML(true)
                            .withFormatter(words::of)
                            .compile(source));
        } catch (MustacheException e) {
            throw new IllegalArgumentException("template " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The document with all fields filled in.
     *
     * @param values by field name: text, whole and decimal numbers, {@code Money}, {@code
     *     LocalDate}, {@code ZonedDateTime}, {@code Boolean}, or lists or maps of these
     * @throws IllegalArgumentException if a field of the template has no value, or a value has
     *     another type; it names the field
     */
    public String html(Map<String, ?> values) {
        FieldTypes.check(name, values);
        try {
            return compiled.execute(values);
        } catch (MustacheException.Context e) {
            throw new IllegalArgumentException(
                    "template " + name + " has a field without a value: " + e.key, e);
        }
    }
}
