package io.forbear.contact.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.yaml.YamlException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Wordings for persons who must not know of the debt. */
class ThirdPartyWordingTest {
    private static final FieldCatalogue CATALOGUE = WordingRules.shipped().catalogue();
    private static final List<String> HARMLESS =
            List.of(
                    "Please",
                    "ask",
                    "them",
                    "to",
                    "call",
                    "us",
                    "back",
                    "thank",
                    "you",
                    "{collector}");
    private static final List<String> TELLING =
            List.of(
                    "debt",
                    "D E B T S",
                    "ｏｗｅｓ",
                    "over-due",
                    "loan",
                    "Credit card",
                    "balance",
                    "arrears",
                    "re-payment",
                    "collection",
                    "defaulted",
                    "instalment");

    private static String file(String english) {
        return """
        phrases:
          optOut: {en: Reply STOP.}
          miniMiranda: {en: From a debt collector.}
        templates:
          - id: location
            channels: [SMS]
            speaksOfTheDebt: false
            text: {en: "This is {collector}. %s {optOut}"}
        """
                .formatted(english);
    }

    private static void refuses(String text) {
        assertThatThrownBy(() -> TemplateFile.read("templates.yaml", file(text)))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("templates[0]");
    }

    @Provide
    Arbitrary<List<String>> harmless() {
        return Arbitraries.of(HARMLESS).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<Field> aboutTheDebt() {
        return Arbitraries.of(
                CATALOGUE.fields().values().stream().filter(Field::isAboutTheDebt).toList());
    }

    @Property(tries = 200)
    void mayHaveHarmlessWords(@ForAll("harmless") List<String> words) {
        var text = file(String.join(" ", words));
        var template = TemplateFile.read("templates.yaml", text).get("location");
        assertThat(template.speaksOfTheDebt()).isFalse();
        assertThat(template.fields()).noneMatch(Field::isAboutTheDebt);
    }

    @Property(tries = 300)
    void cannotHaveAFieldAboutTheDebtAnywhere(
            @ForAll("harmless") List<String> before,
            @ForAll("aboutTheDebt") Field field,
            @ForAll("harmless") List<String> after) {
        refuses(String.join(" ", before) + field.place() + String.join(" ", after));
    }

    @Property(tries = 300)
    void cannotHaveAWordAboutTheDebtAnywhere(
            @ForAll("harmless") List<String> before,
            @ForAll("harmless") List<String> after,
            @ForAll int which) {
        var word = TELLING.get(Math.floorMod(which, TELLING.size()));
        refuses(String.join(" ", before) + " " + word + " " + String.join(" ", after));
    }

    /** Whatever fields are declared: one that gives an amount is refused, whoever fills it. */
    @Property(tries = 200)
    void cannotHaveADeclaredAmountField(
            @ForAll FieldSource source,
            @ForAll FieldType type,
            @ForAll("harmless") List<String> words) {
        var place = source.isFilledLater() ? "{{extra}}" : "{extra}";
        var text =
                "fields: {extra: {type: %s, source: %s}}\n".formatted(type, source.inFile())
                        + file(String.join(" ", words) + place);
        try {
            var template = TemplateFile.read("templates.yaml", text).get("location");
            assertThat(template.fields())
                    .noneMatch(field -> field.type() == FieldType.MONEY)
                    .noneMatch(field -> field.type() == FieldType.DATE)
                    .noneMatch(Field::isAboutTheDebt);
        } catch (YamlException refused) {
            assertThat(refused.places()).isNotEmpty();
        }
    }

    @Test
    void cannotHaveWhatSomebodyElseFillsInAtWill() {
        refuses("See {{link}}");
        assertThat(TemplateFile.read("templates.yaml", file("Dear {{cardholderName}}")).byId())
                .hasSize(1);
    }

    @Test
    void cannotBeOfTheDebtInDisguise() {
        refuses("{miniMiranda}");
        refuses("{overdueSince}");
    }
}
