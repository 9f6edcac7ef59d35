package io.forbear.contact.letter;

import org.jspecify.annotations.Nullable;

/**
 * All that a letter is printed on. It never changes; its digest tells it from every other.
 *
 * @param language BCP 47
 * @param layout XHTML with fields
 * @param agency who writes for the creditor; null: nobody
 */
record Paper(String language, String layout, Letterhead head, Letterhead.@Nullable Agency agency) {}
