package dev.lapwing.posture.neon.kind;

/**
 * A member of a resource that is kept.
 *
 * @param path the name by which it is told
 * @param at where it stands: names with dots between them, and in brackets what is taken of each object of a list
 * @param form what it is
 * @param judgement which changes of it open something
 * @param folds whether Neon itself may change it everywhere at once: a word of an open enum, or a version
 */
public record NeonMember(String path, String at, Form form, Judgement judgement, boolean folds) {

    /** What a member is. */
    enum Form {
        /** A text or a number; absent is none. */
        TEXT,
        /** True or false; absent is false. */
        FLAG,
        /** True or false; absent is not known, and no change. */
        TOLD_FLAG,
        /** A list whose order says nothing. */
        SET,
        /** The address of a service. */
        URL,
        /** All texts, numbers and flags below it, each a path of its own. */
        TREE,
        /** Needed to tell of the resource, and not compared. */
        KEPT
    }

    static NeonMember text(String at) {
        return text(at, Judgement.OTHER);
    }

    static NeonMember text(String at, Judgement judgement) {
        return new NeonMember(last(at), at, Form.TEXT, judgement, false);
    }

    static NeonMember flag(String at, Judgement judgement) {
        return new NeonMember(last(at), at, Form.FLAG, judgement, false);
    }

    static NeonMember told(String at, Judgement judgement) {
        return new NeonMember(last(at), at, Form.TOLD_FLAG, judgement, false);
    }

    static NeonMember set(String path, String at, Judgement judgement) {
        return new NeonMember(path, at, Form.SET, judgement, false);
    }

    static NeonMember url(String at) {
        return new NeonMember(last(at), at, Form.URL, Judgement.URL, false);
    }

    static NeonMember tree(String at) {
        return new NeonMember(last(at), at, Form.TREE, Judgement.OTHER, false);
    }

    static NeonMember kept(String at) {
        return new NeonMember(at, at, Form.KEPT, Judgement.OTHER, false);
    }

    /** A word that Neon may replace everywhere by another one. */
    static NeonMember openWord(String at, Judgement judgement) {
        return new NeonMember(last(at), at, Form.TEXT, judgement, true);
    }

    /** The same, told by another name. */
    NeonMember as(String name) {
        return new NeonMember(name, at, form, judgement, folds);
    }

    /** Whether values at a path are of this member. */
    boolean has(String valuePath) {
        return form == Form.TREE ? valuePath.startsWith(path + ".") : valuePath.equals(path);
    }

    private static String last(String at) {
        return at.substring(at.lastIndexOf('.') + 1);
    }
}
