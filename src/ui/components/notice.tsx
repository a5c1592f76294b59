// A sentence the person should see: what went wrong and what to do.

export interface NoticeProps {
  readonly message: string;
  readonly onDismiss?: () => void;
}

export const Notice = ({ message, onDismiss }: NoticeProps) => (
  <div class="notice" role="alert">
    <p>{message}</p>
    {onDismiss && (
      <button type="button" class="key" onClick={onDismiss}>
        Close
      </button>
    )}
  </div>
);
