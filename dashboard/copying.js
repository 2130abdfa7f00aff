// A button that copies a text. The clipboard needs https or localhost: elsewhere the text is shown selected, to be copied by hand.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  if (root.written === data.text) return;
  root.written = data.text;
  const [button, status, box] = ["button", "span", "textarea"].map((tag) => root.querySelector(tag));
  button.textContent = data.label;
  box.value = data.text;
  box.hidden = true;
  box.setAttribute("aria-label", data.label);
  status.textContent = "";
  button.onclick = async () => {
    box.hidden = false;
    box.style.height = `${box.scrollHeight + 2}px`;
    box.focus({ preventScroll: true });
    box.select();
    try {
      await navigator.clipboard.writeText(data.text);
      status.textContent = "已复制，可以直接粘贴。";
    } catch {
      status.textContent = "已选中，请按 Ctrl+C（苹果电脑按 ⌘C）复制；在手机上长按选中的文字。";
    }
  };
}
