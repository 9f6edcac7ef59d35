package io.forbear.gateway.command;

/**
 * An answer, by what it is called.
 *
 * @param replyId what the provider calls it; it may tell who answers, and does not leave us
 * @param answerId what we call it
 * @param isToBeRead whether it says more than stop, so that a person has to read it
 */
record AnswerRef(String replyId, String answerId, boolean isToBeRead) {}
