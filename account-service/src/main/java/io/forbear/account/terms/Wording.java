package io.forbear.account.terms;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A text in both languages of statements. */
public record Wording(@JsonProperty("zh-CN") String chinese, @JsonProperty("en") String english) {
    public Wording {
        Given.require("zh-CN", chinese);
        Given.require("en", english);
    }

    /** The text in a language. */
    public String in(Language language) {
        return switch (language) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }
}
