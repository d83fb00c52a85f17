import type { SavedComparison } from "@/lib/contract/saved-comparison";
import { Moment } from "../moment";

export function CommentList({ comments }: { comments: SavedComparison["comments"] }) {
  if (comments.length === 0) return <p className="text-ink-soft">Nobody has said anything yet.</p>;
  return (
    <ul className="flex max-w-3xl flex-col gap-2">
      {comments.map(({ id, authorName, body, createdAt }) => (
        <li key={id} className="rounded border border-line bg-surface px-3 py-2">
          <p className="text-sm text-ink-soft">
            {authorName}, <Moment iso={createdAt} />
          </p>
          <p className="break-words whitespace-pre-line">{body}</p>
        </li>
      ))}
    </ul>
  );
}
