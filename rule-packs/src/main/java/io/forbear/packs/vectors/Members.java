package io.forbear.packs.vectors;

import io.forbear.rules.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of an object that its schema has already been checked for. */
record Members(JsonNode node) {

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Members at(String name) {
        return new Members(node.path(name));
    }

    String text(String name) {
        return node.path(name).stringValue();
    }

    @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    int number(String name) {
        var number = node.path(name);
        if (!number.canConvertToInt()) {
            throw new IllegalArgumentException(name + " " + number + " is out of range");
        }
        return number.intValue();
    }

    Instant instant(String name) {
        return OffsetDateTime.parse(text(name)).toInstant();
    }

    @Nullable Instant instantOrNull(String name) {
        return has(name) ? instant(name) : null;
    }

    LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    @Nullable LocalDate dateOrNull(String name) {
        return has(name) ? date(name) : null;
    }

    @Nullable Money moneyOrNull(String name) {
        return has(name)
                ? new Money(new BigDecimal(at(name).text("amount")), at(name).text("currency"))
                : null;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        node.path(name).forEach(element -> texts.add(element.stringValue()));
        return texts;
    }

    Set<String> textSet(String name) {
        return new LinkedHashSet<>(texts(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        var set = EnumSet.noneOf(type);
        texts(name).forEach(text -> set.add(Enum.valueOf(type, text)));
        return set;
    }

    List<Members> list(String name) {
        var list = new ArrayList<Members>();
        node.path(name).forEach(element -> list.add(new Members(element)));
        return list;
    }
}
